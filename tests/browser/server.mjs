// Serves a built site under a sub-folder, as strictly as a careful web host would: right types,
// a Content-Security-Policy without 'unsafe-inline', 404.html for what is not there.
import {createServer} from 'node:http';
import {readFile, stat} from 'node:fs/promises';
import path from 'node:path';
import {gzipSync} from 'node:zlib';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

export const contentSecurityPolicy =
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; ` +
    `font-src 'self'; connect-src 'self'; media-src 'self'; manifest-src 'self'; ` +
    `form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

// What `pathname` stands for in `folder` served under `prefix`, or undefined when it is outside.
export function fileFor(pathname, folder, prefix) {
  let decoded;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith(prefix) || decoded.includes('\0')) return undefined;
  const file = path.join(folder, decoded.slice(prefix.length));
  if (file !== folder && !file.startsWith(folder + path.sep)) return undefined;
  return decoded.endsWith('/') ? path.join(file, 'index.html') : file;
}

const isText = type => /^text\/|json|xml/.test(type);

async function answer(request, response, folder, prefix, compressed) {
  const {pathname} = new URL(request.url, 'http://localhost');
  const file = fileFor(pathname, folder, prefix);
  const found = file && await stat(file).catch(() => undefined);
  if (found?.isDirectory()) {
    response.writeHead(301, {Location: pathname + '/'}).end();
    return;
  }
  const plain = found ? await readFile(file)
                      : await readFile(path.join(folder, '404.html')).catch(() => 'not found');
  const type = found ? types[path.extname(file)] ?? 'application/octet-stream' : types['.html'];
  const encode =
      compressed && isText(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const body = encode ? gzipSync(plain) : plain;
  response.writeHead(found ? 200 : 404, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    ...(encode && {'Content-Encoding': 'gzip'}),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    ...(type === types['.html'] && {'Content-Security-Policy': contentSecurityPolicy}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

// Serves each site under its prefix, on a free port of 127.0.0.1; texts `compressed` where the
// browser takes them so.
export async function serve(sites, {compressed = false} = {}) {
  const server = createServer((request, response) => {
    const site = sites.find(each => request.url.startsWith(each.prefix));
    if (!site) return response.writeHead(404).end();
    answer(request, response, site.folder, site.prefix, compressed).catch(error => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  return {port: server.address().port, close: () => server.close()};
}
