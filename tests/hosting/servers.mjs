// The web servers that `zhanting headers` knows, each with nothing in its settings but what lets it
// run and what that command printed.
import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {connect} from 'node:net';
import path from 'node:path';

const apacheModules = ['mpm_event', 'authz_core', 'dir', 'alias', 'mime', 'headers', 'rewrite', 'env', 'setenvif'];

// A row a server: its settings around those that were printed, how it is started, and the encodings
// it has for a browser that reads both.
export const servers = [
  {
    name: 'nginx',
    encoding: 'br',
    // As an administrator with that module would.
    settings: (printed, port, folder) => `
      daemon off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
      load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
      events {}
      http {
        include /etc/nginx/mime.types; access_log off;
        client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
        fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
        server { listen 127.0.0.1:${port}; ${printed.replace('# brotli_static on', 'brotli_static on')} }
      }`,
    command: file => ['/usr/sbin/nginx', '-c', file],
  },
  {
    name: 'apache',
    encoding: 'br',
    settings: (printed, port, folder) => `
ServerRoot ${folder}
ServerName 127.0.0.1
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
${apacheModules.map(name => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
User www-data
Group www-data
<VirtualHost *:${port}>
${printed}
</VirtualHost>`,
    command: file => ['/usr/sbin/apache2', '-f', file, '-DFOREGROUND'],
  },
  {
    name: 'caddy',
    encoding: 'br',
    settings: (printed, port) => `{\nadmin off\nauto_https off\n}\nhttp://127.0.0.1:${port} {\n${printed}\n}\n`,
    command: file => ['/usr/bin/caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
  },
];

function isListening(port) {
  return new Promise(done => {
    const socket = connect(port, '127.0.0.1', () => { socket.destroy(); done(true); });
    socket.on('error', () => done(false));
  });
}

// Starts a server; gives what stops it, or throws with what the server said.
export async function start(server, printed, port, folder) {
  mkdirSync(folder, {recursive: true});
  const file = path.join(folder, 'settings');
  writeFileSync(file, server.settings(printed, port, folder));
  const [command, ...words] = server.command(file);
  if (!existsSync(command)) throw new Error(`${command} is not installed`);
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder},
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said += data);
  const ended = new Promise(done => child.on('exit', done));
  for (let i = 0; i < 100 && child.exitCode === null; ++i) {
    if (await isListening(port)) {
      return async () => {
        child.kill('SIGTERM');
        await ended;
      };
    }
    await new Promise(done => setTimeout(done, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${server.name} does not listen: ${said}`);
}
