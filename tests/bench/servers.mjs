// usage: node tests/bench/servers.mjs PROGRAM [--seconds N]
// How many requests a second nginx, Apache and Caddy answer with our site, precompressed, behind what
// `zhanting headers` prints: the home page, an entry, a style sheet, asked for as a browser does and
// without compression. Needs wrk (Debian) beside what ./run-tests installs. wrk and the server share
// the machine's cores: compare the rows.
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {servers, start} from '../hosting/servers.mjs';

const {values: options, positionals: [program]} =
    parseArgs({options: {seconds: {type: 'string', default: '5'}}, allowPositionals: true});
const folder = mkdtempSync('/dev/shm/zhanting-servers-');
chmodSync(folder, 0o755); // Apache reads it as www-data
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const site = path.join(folder, 'site');
execFileSync(program, ['build', '--source', '.', '--output', site, '--precompress'], {stdio: 'ignore'});

const addresses = {
  'home': '',
  'an entry': 'branches/' + readdirSync(path.join(site, 'branches')).find(name => /^[a-z]+(-[a-z]+)+$/.test(name)) + '/',
  'style sheet': 'assets/' + readdirSync(path.join(site, 'assets')).find(name => /^site\..*\.css$/.test(name)),
};

function measure(port, address, encoding) {
  const printed = execFileSync('wrk', [
    '--threads', '1', '--connections', '50', '--duration', options.seconds + 's', '--latency',
    '--header', 'Accept-Encoding: ' + encoding, `http://127.0.0.1:${port}/${address}`,
  ], {encoding: 'utf8'});
  // Apache ends a connection after a hundred answers, which wrk counts as an error of reading.
  if (/Non-2xx|connect [1-9]|timeout [1-9]/.test(printed)) throw new Error(`${address} as ${encoding}: ${printed}`);
  const [, rate] = printed.match(/Requests\/sec:\s+([\d.]+)/);
  const [, slow] = printed.match(/99%\s+(\S+)/);
  return {rate: Math.round(rate), slow};
}

console.log('| server | file | encoding | requests a second | 99 % within |\n| --- | --- | --- | ---: | ---: |');
let port = 8590;
for (const server of servers) {
  const printed = execFileSync(program, ['headers', server.name, '--source', '.', '--root', site], {encoding: 'utf8'});
  const stop = await start(server, printed, ++port, path.join(folder, server.name));
  try {
    for (const [name, address] of Object.entries(addresses)) {
      for (const encoding of [server.encoding, 'identity']) {
        const {rate, slow} = measure(port, address, encoding);
        console.log(`| ${server.name} | ${name} | ${encoding} | ${rate.toLocaleString('en')} | ${slow} |`);
      }
    }
  } finally {
    await stop();
  }
}
