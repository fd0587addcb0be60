// usage: node tests/browser/run_hostile.mjs PROGRAM LAWS_TEST FOLDER
// Showcases with hostile text in every field there is (tests/laws/hostile_test.cc writes them below
// FOLDER), opened in a browser that no Content-Security-Policy protects: nothing runs, nothing is
// asked of anybody else, nothing has left its place. On every page, from disk and from a server; in
// the search, asked for the same text; in the preview, which tells of mistakes that hold it.
import {spawn, spawnSync} from 'node:child_process';
import {readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {Site} from './site.mjs';

const [program, lawsTest, folder] = process.argv.slice(2);
const run = (command, args, env = {}) => {
  const {status, stdout, stderr} =
      spawnSync(command, args, {encoding: 'utf8', env: {...process.env, ...env}});
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
};

rmSync(folder, {recursive: true, force: true});
run(lawsTest, ['--gtest_filter=*TextOfEveryFieldComesOutAsText*'],
    {ZHANTING_HOSTILE_FOLDER: path.resolve(folder)});
const sites = readdirSync(folder).sort().map(name => {
  const of = part => path.join(folder, name, part);
  run(program, ['build', '--source', of('source'), '--output', of('site'),
                '--base-url', `http://localhost/${name}/`]);
  return {name, source: of('source'), site: new Site(of('site'), `/${name}/`)};
});
const hostileText = ({source}) =>
    readFileSync(path.join(source, 'content/own/entry.md'), 'utf8').split('\n')[0];

// What a page holds that no template of the theme writes.
function strangeParts() {
  const strange = [];
  for (const element of document.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      if (/^on/i.test(name)) strange.push(`<${element.localName} ${name}>`);
      if (/^(href|src|action|formaction|data|xlink:href)$/i.test(name) && /^\s*(javascript|vbscript|data:text)/i.test(value))
        strange.push(`<${element.localName} ${name}="${value}">`);
    }
    if (element.matches('script:not([src]):not([type="application/ld+json"]):not([type="application/json"]), iframe, object, embed, base, [srcdoc], img[src="x"], b'))
      strange.push(element.outerHTML.slice(0, 80));
  }
  if (window.itRan) strange.push('a script ran');
  return strange;
}

class Visitor {
  static async in(browser) {
    const visitor = new Visitor();
    visitor.context = await browser.newContext({bypassCSP: true});
    visitor.page = await visitor.context.newPage();
    visitor.page.on('dialog', dialog => {
      visitor.problems.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    visitor.page.on('pageerror', error => visitor.problems.push(String(error)));
    visitor.page.on('request', request => {
      const {protocol, hostname} = new URL(request.url());
      if (!['file:', 'data:', 'blob:'].includes(protocol) && !['localhost', '127.0.0.1'].includes(hostname))
        visitor.problems.push(`asks ${request.url()}`);
    });
    return visitor;
  }

  async open(address, then = () => {}) {
    this.problems = [];
    await this.page.goto(address, {waitUntil: 'load'});
    await then(this.page);
    this.problems.push(...await this.page.evaluate(strangeParts));
    return this.problems;
  }
}

// The preview of a showcase whose mistakes hold the text.
async function inPreview({source}, text, visitor) {
  const entry = path.join(source, 'content/own/entry.json');
  const record = JSON.parse(readFileSync(entry, 'utf8'));
  const child = spawn(program, ['serve', '--source', source], {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => said += data);
  while (!/http:\/\/127\.0\.0\.1:\d+\//.test(said) && child.exitCode === null)
    await new Promise(done => setTimeout(done, 20));
  const [address] = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
  try {
    return await visitor.open(address, async page => {
      writeFileSync(entry, JSON.stringify({...record, [text]: text, report: text}));
      const panel = page.locator('#zhanting-problems, zhanting-problems, [data-zhanting-problems]').first();
      await page.waitForFunction(() => document.documentElement.outerHTML.includes('entry.json'), null, {timeout: 20000})
          .catch(() => panel.waitFor({timeout: 1000}));
    });
  } finally {
    child.kill('SIGINT');
    writeFileSync(entry, JSON.stringify(record));
  }
}

const server = await serve(sites.map(({site}) => site));
const browser = await launch(server.port);
const report = new Report();
const visitor = await Visitor.in(browser);

// The look itself: a page that does run what it is given is told of.
const trap = path.join(folder, 'trap.html');
writeFileSync(trap, '<!DOCTYPE html><title>x</title><img src=x onerror="alert(1)"><script>window.itRan = true</script>');
const caught = await visitor.open(`file://${path.resolve(trap)}`, page => page.waitForTimeout(200));
report.add('a page that runs what it is given is found out', caught.length >= 4 ? [] : caught);

for (const each of sites) {
  const text = hostileText(each);
  for (const page of each.site.pages) {
    if (page.kind === 'redirect') continue;
    report.add(`${each.name}: ${page.file}`, await visitor.open(`http://localhost${each.site.prefix}${page.file}`));
    if (page.kind !== '404')
      report.add(`${each.name}: ${page.file} from disk`, await visitor.open(`file://${path.join(each.site.folder, page.file)}`));
  }
  for (const [from, root] of [['served', `http://localhost${each.site.prefix}`], ['from disk', `file://${each.site.folder}/`]]) {
    report.add(`${each.name}: search ${from}`, await visitor.open(
        `${root}search/index.html?q=${encodeURIComponent(text)}`, page => page.waitForTimeout(500)));
    report.add(`${each.name}: typed into the box ${from}`, await visitor.open(`${root}index.html`, async page => {
      const box = page.locator('input[type=search]').first();
      if (await box.count() === 0) return;
      await box.fill(text.slice(0, 12), {force: true});
      await page.waitForTimeout(300);
      await box.fill(text, {force: true});
      await page.waitForTimeout(300);
    }));
  }
  report.add(`${each.name}: in the preview`, await inPreview(each, text, visitor));
}
await browser.close();
server.close();
report.close();
