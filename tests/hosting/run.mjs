// A built site, published into a folder, behind the web servers that `zhanting headers` knows, with the
// settings that it prints, at the root of a host and in a sub-folder.
//   node tests/hosting/run.mjs PROGRAM
import {execFileSync} from 'node:child_process';
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {launch} from '../browser/chromium.mjs';
import {Report} from '../browser/report.mjs';
import {contentSecurityPolicy} from '../browser/server.mjs';
import {Site} from '../browser/site.mjs';
import {servers, start} from './servers.mjs';

const [program] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'zhanting-hosting-'));
chmodSync(folder, 0o755); // Apache reads it as www-data
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const source = path.join(folder, 'source');
cpSync('tests/site/showcase/content', path.join(source, 'content'), {recursive: true}); // in our theme
const branch = path.join(source, 'content/branches/patrol.json');
const facts = JSON.parse(readFileSync(branch, 'utf8'));
const aliases = ['branches/old-patrol/', 'old.patrol/1/'];
writeFileSync(branch, JSON.stringify({...facts, aliases}));

// An answer as it came: nothing followed, nothing decoded.
function ask(port, address, headers = {}) {
  return new Promise((done, fail) => {
    const asked = request({port, host: '127.0.0.1', path: encodeURI(address), headers}, answer => {
      const parts = [];
      answer.on('data', part => parts.push(part));
      answer.on('end', () => done({status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts)}));
    });
    asked.on('error', fail);
    asked.end();
  });
}

const expect = (name, found, expected) =>
  found === expected ? [] : [`${name} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`];

// What every answer says.
const guarded = ({headers}) => [
  ...expect('Content-Security-Policy', headers['content-security-policy'], contentSecurityPolicy),
  ...expect('X-Content-Type-Options', headers['x-content-type-options'], 'nosniff'),
  ...expect('Referrer-Policy', headers['referrer-policy'], 'strict-origin-when-cross-origin'),
  ...expect('Cross-Origin-Opener-Policy', headers['cross-origin-opener-policy'], 'same-origin'),
];

async function check(server, prefix, site, port, browser, report) {
  const add = (what, problems) => report.add(`${server.name} at ${prefix}: ${what}`, problems);
  const get = (address, headers) => ask(port, prefix + address, headers);
  const bytes = file => readFileSync(path.join(site.folder, file));
  const leads = (answer, to) => [
    ...([301, 308].includes(answer.status) ? [] : [`status is ${answer.status}`]), // both are for good
    ...expect('Location', answer.headers.location?.replace(`http://127.0.0.1:${port}`, ''), encodeURI(prefix + to)),
  ];

  for (const file of ['index.html', 'branches/patrol/index.html', 'search/index.html']) {
    const answer = await get(file.replace('index.html', ''));
    add(`${file} by its folder`, [
      ...expect('status', answer.status, 200),
      ...expect('type', answer.headers['content-type']?.split(';')[0], 'text/html'),
      ...expect('caching', answer.headers['cache-control'], 'no-cache'),
      ...guarded(answer),
      ...(answer.body.equals(bytes(file)) ? [] : ['other bytes']),
    ]);
  }
  for (const file of site.files.filter(each => /^(assets|media)\/.*\.[a-z0-9]+\.(css|js|svg|woff2)$/.test(each))) {
    const answer = await get(file);
    add(`${file} for ever`, [
      ...expect('status', answer.status, 200),
      ...expect('caching', answer.headers['cache-control'], 'public, max-age=31536000, immutable'),
      ...guarded(answer),
    ]);
  }
  const nowhere = await get('branches/nobody/');
  add('the page for what is not there', [
    ...expect('status', nowhere.status, 404),
    ...guarded(nowhere),
    ...(nowhere.body.equals(bytes('404.html')) ? [] : ['another page']),
  ]);
  for (const file of ['.zhanting-published', '.zhanting-new/index.html', 'branches/.git/config']) {
    add(`${file} is hidden`, expect('status', (await get(file)).status, 404));
  }
  add('a folder without its slash', leads(await get('branches/patrol'), 'branches/patrol/'));
  if (prefix !== '/') add('the site without its slash', leads(await ask(port, prefix.slice(0, -1)), ''));
  for (const alias of aliases) {
    add(`${alias} is an old address`, leads(await get(alias), 'branches/patrol/'));
    add(`${alias}index.html, too, and nothing else`, (await get(`${alias}x`)).status === 404 ? [] : ['it is not']);
    add(`${alias}index.html, too`, leads(await get(alias + 'index.html'), 'branches/patrol/'));
  }
  for (const [encoding, decode] of [['br', brotliDecompressSync], ['gzip', gunzipSync]]) {
    for (const file of ['index.html', 'branches/patrol/index.html', site.files.find(each => /^assets\/site\..*\.css$/.test(each)),
      'api/entries.json']) {
      const answer = await get(file.replace('index.html', ''), {'Accept-Encoding': encoding});
      add(`${file} as ${encoding}`, [
        ...expect('status', answer.status, 200),
        ...expect('encoding', answer.headers['content-encoding'], encoding),
        ...expect('type', answer.headers['content-type']?.split(';')[0],
                  {html: 'text/html', css: 'text/css', json: 'application/json'}[file.split('.').at(-1)]),
        ...(answer.body.equals(bytes(file + (encoding === 'br' ? '.br' : '.gz'))) ? [] : ['not the file that was put there']),
        ...(decode(answer.body).equals(bytes(file)) ? [] : ['another text']),
        ...guarded(answer),
      ]);
    }
  }
  const context = await browser.newContext();
  const page = await context.newPage();
  const problems = [];
  // What browsers ask of every host is not the site's.
  page.on('console', message => message.type() === 'error' && !message.location().url.endsWith(':' + port + '/favicon.ico') &&
    problems.push(`${message.text()} ${message.location().url}`));
  page.on('requestfailed', failed => {
    const why = failed.failure().errorText;
    if (why !== 'net::ERR_ABORTED') problems.push(`${failed.url()} ${why}`); // the page was left
  });
  page.on('response', answer => answer.status() >= 400 && problems.push(`${answer.url()} ${answer.status()}`));
  const open = async address => page.goto(`http://127.0.0.1:${port}${prefix}${address}`, {waitUntil: 'load'});
  for (const {file, kind} of site.oneOfEachKind().filter(each => ['home', 'report', 'branch', 'photos'].includes(each.kind))) {
    problems.length = 0;
    await open(file.replace(/index\.html$/, ''));
    add(`${file} (${kind}) in Chromium`, [...problems]);
  }
  problems.length = 0;
  await open('search/?q=' + encodeURIComponent(facts.name));
  await page.waitForSelector('.results a', {timeout: 5000}).catch(() => problems.push('the search finds nothing'));
  add('the search', [...problems]);
  await context.close();
}

// A release is there as soon as it is published, and gone as soon as it is taken back; a page that a
// reader has finds its style sheet.
async function checkReleases(server, prefix, port, publish, rollback, report) {
  const add = (what, problems) => report.add(`${server.name} at ${prefix}: ${what}`, problems);
  const home = async () => (await ask(port, prefix)).body.toString();
  const before = await home();
  const sheet = before.match(/href="([^"]*assets\/site\.[^"]*\.css)"/)[1];
  const style = path.join(source, 'assets/site.css');
  mkdirSync(path.dirname(style), {recursive: true});
  writeFileSync(style, 'body { color: #123456 }\n');
  try {
    publish();
    const after = await home();
    add('the new release is shown', after !== before && !after.includes(sheet) ? [] : ['it is not']);
    const kept = await ask(port, prefix + sheet);
    add('the old style sheet is there', [
      ...expect('status', kept.status, 200),
      ...expect('caching', kept.headers['cache-control'], 'public, max-age=31536000, immutable'),
    ]);
    rollback();
    add('the release before is shown again', (await home()) === before ? [] : ['it is not']);
  } finally {
    rmSync(style);
  }
}

const report = new Report();
const browser = await launch(9);
let port = 18080;
for (const server of servers) {
  for (const prefix of ['/', '/showcase/']) {
    ++port;
    const output = path.join(folder, `site-${port}`);
    const base = `http://127.0.0.1:${port}${prefix}`;
    // As README says.
    const target = path.join(folder, `srv-${port}`);
    const run = (command, ...words) => execFileSync(program, [command, ...words, '--source', source], {encoding: 'utf8'});
    const publish = () => {
      run('build', '--base-url', base, '--output', output, '--precompress');
      run('publish', target, '--output', output);
    };
    publish();
    const printed = run('headers', server.name, '--base-url', base, '--root', `${target}/current`);
    let stop = () => {};
    try {
      stop = await start(server, printed, port, path.join(folder, `${server.name}-${port}`));
      await check(server, prefix, new Site(output, prefix), port, browser, report);
      await checkReleases(server, prefix, port, publish, () => run('publish', target, '--output', output, '--rollback'), report);
    } catch (error) {
      report.add(`${server.name} at ${prefix} runs`, [error.stack]);
    }
    await stop();
  }
}
await browser.close();
report.close();
