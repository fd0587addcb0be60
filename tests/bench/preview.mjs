// How long a save takes to be seen: edits files of a showcase under `zhanting serve` and waits until
// an open page in Chromium shows the change. Prints medians and the longest.
//   node tests/bench/preview.mjs PROGRAM [--entries N] [--rounds N]
// Without --entries our own content; with it, N made-up entries. All on /dev/shm, so that no disk
// takes part.
import {spawn, spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync}
  from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {launch} from '../browser/chromium.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const {values: {entries, rounds}, positionals: [program]} = parseArgs({
  options: {entries: {type: 'string'}, rounds: {type: 'string', default: '9'}},
  allowPositionals: true,
});
const folder = mkdtempSync('/dev/shm/zhanting-bench-');
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const at = file => path.join(folder, file);
const read = file => readFileSync(at(file), 'utf8');

if (entries) {
  spawnSync('python3', [path.join(here, 'make_corpus.py'), '-n', entries, '--for', 'zhanting',
                        '--out', folder], {stdio: 'inherit'});
} else {
  cpSync(path.join(here, '../../content'), at('content'), {recursive: true});
}
for (const name of ['templates', 'assets'])
  cpSync(path.join(here, '../..', name), at(name), {recursive: true});

const files = readdirSync(at('content/branches'), {recursive: true})
    .filter(name => name.endsWith('.md') && existsSync(at(`content/branches/${name.slice(0, -3)}.json`)))
    .filter(name => !/"form": *"brief"/.test(read(`content/branches/${name.slice(0, -3)}.json`)))
    .sort();
const stem = `content/branches/${files[0].slice(0, -3)}`;
const slug = path.basename(stem);

// Each kind of edit: how it changes a file for a round, and what the page shows then.
const body = text => document.body.textContent.includes(text);
const original = Object.fromEntries(
    [`${stem}.md`, `${stem}.json`, 'templates/entry.html', 'assets/site.css'].map(f => [f, read(f)]));
const marks = {
  story: n => [`${stem}.md`, `${original[`${stem}.md`]}\n第${n}次改故事。\n`, body, `第${n}次改故事`],
  fact: n => [`${stem}.json`, original[`${stem}.json`].replace(/"summary": "/, `$&第${n}次。`), body,
              `第${n}次。`],
  template: n => ['templates/entry.html',
                  original['templates/entry.html'].replace('{% block content %}', `$&<p>样式${n}</p>`),
                  body, `样式${n}`],
  'style sheet': n => ['assets/site.css', `${original['assets/site.css']}\n:root { --bench: ${n}; }\n`,
                       value => getComputedStyle(document.documentElement)
                           .getPropertyValue('--bench').trim() === value, String(n)],
  mistake: n => [`${stem}.md`, `${original[`${stem}.md`]}\n[坏${n}](nowhere-${n}.md)\n`, body,
                 `nowhere-${n}.md`],
};
const mended = () => !document.querySelector('#zhanting-panel');

const server = spawn(program, ['serve', '--source', folder, '--port', '8300', '--language', 'en'],
                     {stdio: ['ignore', 'pipe', 'ignore']});
let output = '';
server.stdout.on('data', data => output += data);
process.on('exit', () => server.kill());
let address;
while (!(address = output.match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0]))
  await new Promise(done => setTimeout(done, 20));

const browser = await launch();
const page = await (await browser.newContext()).newPage();
await page.goto(`${address}branches/${slug}/`);

const times = {};
async function measure(kind, file, bytes, seen, argument) {
  mkdirSync(path.dirname(at(file)), {recursive: true});
  const start = performance.now();
  writeFileSync(at(file), bytes);
  await page.waitForFunction(seen, argument, {polling: 'raf', timeout: 60000});
  (times[kind] ??= []).push(performance.now() - start);
  await new Promise(done => setTimeout(done, 300 + (entries ?? 0) / 3));
}
for (let n = 1; n <= Number(rounds); ++n) {
  for (const [kind, edit] of Object.entries(marks)) {
    const [file, bytes, seen, argument] = edit(n);
    await measure(kind, file, bytes, seen, argument);
    if (kind === 'mistake') await measure('mended', file, original[file], mended);
  }
}
await browser.close();

const memory = readFileSync(`/proc/${server.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1];
console.log(`${entries ?? 'our own'} entries, ${rounds} rounds, milliseconds from the save to the page`);
console.log('edit          median   longest');
for (const [kind, list] of Object.entries(times)) {
  list.sort((a, b) => a - b);
  const number = value => value.toFixed(0).padStart(9);
  console.log(kind.padEnd(12) + number(list[list.length >> 1]) + number(list.at(-1)));
}
console.log(`memory of the preview afterwards: ${(memory / 1024).toFixed(0)} MiB`);
process.exit(0);
