// usage: node tests/bench/search.mjs PROGRAM [--entries N] [--queries N] [--pagefind]
// What the search costs on a synthetic showcase: the index's size, what it adds to a build, the
// bytes and the time of a first query of 2 to 4 characters, the script included; beside Pagefind
// (npx pagefind) on the same pages if asked.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {launch} from '../browser/chromium.mjs';
import {serve} from '../browser/server.mjs';
import {Site} from '../browser/site.mjs';

const {values: options, positionals: [program]} = parseArgs({
  options: {
    entries: {type: 'string', default: '10000'},
    queries: {type: 'string', default: '200'},
    pagefind: {type: 'boolean'},
  },
  allowPositionals: true,
});
// On /dev/shm, so that no disk takes part.
const folder = mkdtempSync('/dev/shm/zhanting-bench-');
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const source = path.join(folder, 'source');
execFileSync('python3', ['tests/bench/make_corpus.py', '-n', options.entries, '--for', 'zhanting', '--out', source]);
const settings = path.join(source, 'content/site.json');
const facts = JSON.parse(readFileSync(settings, 'utf8'));

const filesOf = from => readdirSync(from, {recursive: true}).map(file => path.join(from, file))
    .filter(file => statSync(file).isFile());
const sizeOf = files => files.reduce((sum, file) => sum + statSync(file).size, 0);
const median = (numbers, part = 0.5) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length * part)];

function timed(command, ...words) {
  const {stderr} = spawnSync('/usr/bin/time', ['-f', '%U %S %M', command, ...words], {encoding: 'utf8'});
  const [user, system, memory] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return {cpu: user + system, memory: memory / 1024};
}

function build(output, without) {
  writeFileSync(settings, JSON.stringify({...facts, without}));
  return timed(program, 'build', '--source', source, '--output', path.join(folder, output), '--force');
}

const plain = build('plain', ['search']);
const site = build('site', []);
const index = filesOf(path.join(folder, 'site/search')).filter(file => file.endsWith('.js'));
console.log(`index: ${(sizeOf(index) / 1e6).toFixed(2)} MB in ${index.length} files`);
console.log(`build: ${(site.cpu - plain.cpu).toFixed(2)} s CPU and ${Math.round(site.memory - plain.memory)} MiB more ` +
    `(${plain.cpu.toFixed(2)} s and ${Math.round(plain.memory)} MiB without)`);

// Pieces of stories, the same in every run.
let seed = 7;
const below = () => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 8;
const stories = filesOf(path.join(source, 'content')).filter(file => file.endsWith('.md')).sort();
const queries = [];
while (queries.length < Number(options.queries)) {
  const lines = readFileSync(stories[below() % stories.length], 'utf8').split('\n')
      .filter(line => /^\p{Script=Han}/u.test(line));
  const line = lines[below() % lines.length] ?? '';
  const length = 2 + below() % 3;
  const at = below() % Math.max(1, line.length - length);
  const query = line.slice(at, at + length);
  if (query.length === length && !/[\s*[\]()"'“”]/.test(query)) queries.push(query);
}

async function firstQueries(name, address, ask) {
  const bytes = [], times = [];
  for (const query of queries) {
    const page = await browser.newPage();
    await page.goto(address);
    let sum = 0;
    page.on('response', response => { sum += Number(response.headers()['content-length']); });
    const began = performance.now();
    await page.evaluate(ask, query);
    times.push(performance.now() - began);
    bytes.push(sum);
    await page.close();
  }
  console.log(`${name}, first query: ${(median(bytes) / 1024).toFixed(1)} KB in the median, ` +
      `${(median(bytes, 0.95) / 1024).toFixed(1)} KB at the 95th percentile; ${Math.round(median(times))} ms`);
}

const served = new Site(path.join(folder, 'site'), '/site/');
const server = await serve([served]);
const browser = await launch(server.port);
await firstQueries('zhanting', served.served({file: 'reports/index.html'}), async query => {
  document.querySelector('[name=q]').focus();
  while (!window.Zhanting?.search) await new Promise(done => setTimeout(done, 1));
  return window.Zhanting.search(query);
});
if (options.pagefind) {
  const {cpu, memory} = timed('npx', '--yes', 'pagefind', '--site', path.join(folder, 'site'));
  const files = filesOf(path.join(folder, 'site/pagefind'));
  console.log(`pagefind: ${(sizeOf(files) / 1e6).toFixed(2)} MB in ${files.length} files; ${cpu.toFixed(1)} s CPU, ${Math.round(memory)} MiB`);
  await firstQueries('pagefind', served.served({file: 'reports/index.html'}), async query => {
    const pagefind = await import('/site/pagefind/pagefind.js');
    const found = await pagefind.search(query);
    return Promise.all(found.results.slice(0, 10).map(result => result.data()));
  });
}
await browser.close();
server.close();
