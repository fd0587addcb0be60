// The preview as an editor meets it: a browser beside a text editor.
//   node tests/serve/preview_test.mjs PROGRAM [CONTENT]
// PROGRAM is zhanting, CONTENT the content folder of a showcase (default: ours). Works on a copy.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {launch} from '../browser/chromium.mjs';

const [program, content = 'content'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'zhanting-preview-'));
const at = file => path.join(folder, file);
const read = file => readFileSync(at(file), 'utf8');
const write = (file, text) => writeFileSync(at(file), text);
cpSync(content, at('content'), {recursive: true});
// The files of its headline face and the style sheet of its drawings are left where they are.
write('content/site.json', JSON.stringify({...JSON.parse(read('content/site.json')), fonts: undefined, drawings: undefined}, null, 2));

// An entry with a page of its own, to edit.
const slug = readdirSync(at('content/branches'))
    .filter(name => name.endsWith('.md') && name !== 'README.md')
    .map(name => name.slice(0, -3)).sort()[0];
const story = `content/branches/${slug}.md`;
const facts = `content/branches/${slug}.json`;
const original = {story: read(story), facts: read(facts)};
const site = read('content/site.json');

class Preview {
  async start(...options) {
    this.output = '';
    this.child = spawn(program, ['serve', '--source', folder, '--language', 'zh', ...options],
                       {stdio: ['ignore', 'pipe', 'pipe']});
    this.ended = new Promise(done => this.child.on('exit', (code, signal) => done({code, signal})));
    for (const stream of [this.child.stdout, this.child.stderr])
      stream.on('data', data => this.output += data);
    await until(() => /http:\/\/127\.0\.0\.1:\d+\//.test(this.output) || this.child.exitCode !== null);
    this.url = this.output.match(/http:\/\/127\.0\.0\.1:\d+\/(\?token=\w+)?/)?.[0];
    assert.ok(this.url, this.output);
  }
  async stop() {
    const start = performance.now();
    this.child.kill('SIGINT');
    const {code} = await this.ended;
    return {code, milliseconds: performance.now() - start};
  }
}

async function until(holds, what = 'nothing happened', milliseconds = 20000) {
  const notWhileLoading = error => {
    if (!/context was destroyed/.test(error.message)) throw error;
  };
  for (const end = performance.now() + milliseconds; performance.now() < end;) {
    if (await Promise.resolve(holds()).catch(notWhileLoading)) return;
    await new Promise(done => setTimeout(done, 5));
  }
  throw new Error(what);
}

const tests = [];
const test = (name, run) => tests.push({name, run});
let preview, page, context;
// A page of the preview loads itself again when it likes, which would cut off a navigation away from
// it, or the waiting for its end. So an address is opened in a tab of its own, and the tab is there as
// soon as its first answer came; what it shows is waited for by whoever asks for it.
async function openTab(address) {
  const tab = await context.newPage();
  await tab.goto(address, {waitUntil: 'commit'});
  return tab;
}
async function open(address) {
  const old = page;
  page = await openTab(address);
  await old?.close();
}
const entry = () => preview.url + `branches/${slug}/`;
const sees = text => page.locator('main', {hasText: text}).waitFor();
const panel = () => page.locator('#zhanting-panel');
const badge = () => page.locator('#zhanting-badge');

test('a saved story is in the page', async () => {
  await open(entry());
  write(story, original.story + '\n河边的新句子。\n');
  await sees('河边的新句子');
});

test('changed words come into the page as it stands, with what scripts and the reader did', async () => {
  await page.evaluate(() => window.stays = true);
  write(story, original.story.replace(/\n\n([^#\n!])/, '\n\n开头换了几个字，$1') + '\n> 末尾多出一段**话**。\n');
  await sees('末尾多出一段话');
  await sees('开头换了几个字，');
  write(facts, original.facts.replace('"summary": "', '$&概述也换了。'));
  await sees('概述也换了。');
  assert.equal(await page.locator('meta[name=description]').getAttribute('content')
      .then(text => text.startsWith('概述也换了。')), true);
  assert.equal(await page.evaluate(() => window.stays), true, 'the page was loaded again');
  write(story, original.story);
  write(facts, original.facts);
  await page.locator('main', {hasText: '末尾多出一段话'}).waitFor({state: 'detached'});
  await until(async () => !(await page.content()).includes('概述也换了'));
  const standing = await page.locator('main').innerHTML();
  await page.reload();
  assert.equal(standing, await page.locator('main').innerHTML(), 'not what a reload shows');
});

test('where scripts have a hand in it the page is loaded again and keeps its place', async () => {
  await page.setViewportSize({width: 800, height: 300});
  await page.evaluate(() => scrollTo(0, 200));
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(() => window.stays = true);
  write(story, original.story + '\n- [x] 又一个新句子\n');
  await sees('又一个新句子');
  await until(() => page.evaluate(() => window.stays !== true), 'the page was not loaded again');
  await until(async () => await page.evaluate(() => scrollY) === before, 'the place was lost');
  await page.setViewportSize({width: 1200, height: 800});
});

test('an editor that saves by rename is followed', async () => {
  write('content/branches/.draft', original.story + '\n改名保存的句子。\n');
  renameSync(at('content/branches/.draft'), at(story));
  await sees('改名保存的句子');
});

test('a style sheet changes without a reload', async () => {
  mkdirSync(at('assets'), {recursive: true});
  const css = readFileSync('assets/site.css', 'utf8');
  await page.evaluate(() => window.stays = true);
  write('assets/site.css', css + '\nmain { outline: 7px solid rgb(1, 2, 3) !important; }\n');
  await until(() => page.evaluate(
      () => getComputedStyle(document.querySelector('main')).outlineColor === 'rgb(1, 2, 3)'),
      'the style did not arrive');
  assert.equal(await page.evaluate(() => window.stays), true, 'the page was loaded again');
  assert.equal(await page.locator('link[rel=stylesheet][href*="/site."]').count(), 1);
});

test('a mistake is shown over the last good page, open, and goes when mended', async () => {
  write(story, original.story + '\n[坏链接](nowhere.md) <b>&\n');
  await panel().waitFor();
  await panel().getByRole('listitem').first().waitFor();
  const text = await panel().innerText();
  const line = original.story.split('\n').length + 1;
  assert.match(text, new RegExp(`${story}:${line}:\\d+`));
  assert.match(text, /\^/);
  assert.match(text, /nowhere\.md/);
  assert.equal(await panel().locator('b').count(), 0, 'text of the content became elements');
  await sees('改名保存的句子');
  write(story, original.story);
  await panel().waitFor({state: 'detached'});
});

test('the caret stands under the mistake, behind Han too', async () => {
  write(facts, original.facts.replace(/^\{/, '{ "summary": "展厅展厅展厅", "nmae": "名",'));
  await panel().getByText(/nmae/).first().waitFor();
  const [mark, caret] = await Promise.all(['mark', '.caret'].map(
      each => panel().locator('li', {hasText: 'nmae'}).locator(each).first().boundingBox()));
  assert.ok(Math.abs(mark.x - caret.x) < 2, `mark at ${mark.x}, caret at ${caret.x}`);
});

test('all mistakes are listed, on a page opened meanwhile and on 404 pages', async () => {
  await panel().getByRole('listitem').nth(1).waitFor();  // the summary stands twice, too
  const count = await panel().getByRole('listitem').count();
  const other = await context.newPage();
  for (const [address, status] of [['', 200], ['nowhere/', 404]]) {
    const response = await other.goto(preview.url + address);
    assert.equal(response.status(), status);
    await other.locator('#zhanting-panel').waitFor();
    assert.equal(await other.locator('#zhanting-panel li').count(), count);
  }
  await other.close();
});

test('the panel can be used by keyboard and screen reader', async () => {
  await page.getByRole('region', {name: /个错误/}).waitFor();
  assert.match(await page.getByRole('alert').innerText(), /个错误/);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'],
                                        {origin: new URL(preview.url).origin});
  await page.getByRole('button', {name: /^复制位置 content\//}).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', {name: /^复制位置/}).first().getByText('已复制').waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^content\/\S+:\d+:\d+$/);
  await page.keyboard.press('Escape');
  assert.equal(await panel().count(), 0);
  await page.reload();
  await page.waitForTimeout(300);
  assert.equal(await panel().count(), 0, 'a dismissed panel came back');
  await badge().press('Enter');  // but may be called back
  await panel().waitFor();
  await page.keyboard.press('Escape');
  write(facts, original.facts.replace(/^\{/, '{ "other": 1,'));
  await panel().getByText('other').first().waitFor();  // another mistake is another panel
  write(facts, original.facts);
  await panel().waitFor({state: 'detached'});
});

// A word that the rules warn of, and a second warning.
const withWatchword = site.replace(
    '"watchwords": [', '"watchwords": [{"text": "圆满成功", "severity": "warning"},');
const warned = `${original.story}\n会议取得圆满成功，用了 3 , 000 元。\n`;

test('warnings wait behind a button and the page is the new one', async () => {
  await open(entry());
  write('content/site.json', withWatchword);
  write(story, warned);
  await sees('圆满成功');
  await badge().waitFor();
  assert.match(await badge().innerText(), /^\d+ 个警告$/);
  assert.equal(await panel().count(), 0, 'warnings opened the panel');
  assert.doesNotMatch(await page.title(), /警告/);
});

test('the button of warnings is reached and used by keyboard', async () => {
  const place = await page.evaluate(() => scrollY);
  assert.equal(await badge().getAttribute('aria-expanded'), 'false');
  await badge().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', {name: /^\d+ 个警告$/}).waitFor();
  assert.equal(await badge().count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'zhanting-panel');
  assert.equal(await page.getByRole('alert').count(), 0, 'a warning shouted');
  const row = panel().locator('li', {hasText: '圆满成功'}).first();
  assert.match(await row.innerText(), new RegExp(`${story}:\\d+:\\d+`));
  assert.match(await row.innerText(), /警告/);
  assert.equal(await page.evaluate(() => scrollY), place);
  await page.keyboard.press('Escape');
  assert.equal(await panel().count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'zhanting-badge');
});

test('opened warnings stay open while they are mended, one by one', async () => {
  await badge().click();
  await panel().waitFor();
  write(story, warned + '\n又一次圆满成功。\n');
  await sees('又一次圆满成功');
  await panel().getByRole('listitem').nth(1).waitFor();
  write(story, original.story + '\n[坏链接](nowhere.md)，圆满成功。\n');
  await panel().getByText('nowhere.md').first().waitFor();
  assert.match(await page.getByRole('alert').innerText(), /1 个错误，\d+ 个警告/);
  write(story, original.story);
  await panel().waitFor({state: 'detached'});
  assert.equal(await badge().count(), 0);
  write('content/site.json', site);
});

test('a new record has a page, a removed one has none', async () => {
  write('content/themes/new-theme.json', '{"name": "新主题", "summary": "一句话。"}');
  write('content/themes/new-theme.md', '');
  write(facts, original.facts.replace(/"themes"\s*:\s*\[/, '"themes": ["new-theme", '));
  assert.notEqual(read(facts), original.facts, 'the entry has no themes to add to');
  await open(preview.url + 'themes/new-theme/');
  await sees('新主题');
  write(facts, original.facts);
  rmSync(at('content/themes/new-theme.json'));
  rmSync(at('content/themes/new-theme.md'));
  await until(async () => (await fetch(preview.url + 'themes/new-theme/')).status === 404);
});

test('a deleted content folder breaks nothing and may come back', async () => {
  await open(entry());
  renameSync(at('content'), at('elsewhere'));
  await panel().waitFor();
  assert.equal((await fetch(entry())).status, 200);
  renameSync(at('elsewhere'), at('content'));
  await panel().waitFor({state: 'detached'});
  write(story, original.story + '\n回来以后的句子。\n');
  await sees('回来以后的句子');
  write(story, original.story);
});

test('a folder that is moved away and comes back full is followed', async () => {
  const own = `content/branches/${slug}`;
  const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
  mkdirSync(at('aside'));
  mkdirSync(at(own), {recursive: true});
  renameSync(at(own), at('aside/own'));
  write(story, original.story + `\n![路口的新标志](${slug}/sign.svg)\n`);
  await panel().getByText(`没有图片文件“${slug}/sign.svg”`).waitFor();
  write('aside/own/sign.svg', picture);
  renameSync(at('aside/own'), at(own));
  await panel().waitFor({state: 'detached'});
  await page.locator('main img[alt="路口的新标志"]').waitFor();
  rmSync(at(own + '/sign.svg'));
  await panel().waitFor();
  write(story, original.story);
  await panel().waitFor({state: 'detached'});
});

test('three thousand files at once come and go', async () => {
  const status = async number =>
      (await fetch(preview.url + `branches/many-${number}/`)).status;
  const most = 1500;
  const facts = JSON.parse(original.facts);
  for (const key of ['photos', 'plots', 'aliases']) delete facts[key];
  const names = Array.from({length: most}, (_, i) => `content/branches/many-${i}`);
  for (const name of names) {
    write(`${name}.json`, JSON.stringify(facts));
    write(`${name}.md`, original.story);
  }
  await until(async () => await status(most - 1) === 200 && await status(0) === 200, 'they did not come');
  for (const name of names) {
    rmSync(at(`${name}.json`));
    rmSync(at(`${name}.md`));
  }
  await until(async () => await status(most - 1) === 404 && await status(0) === 404, 'they did not go');
  write(story, original.story + '\n三千个文件以后的句子。\n');
  await sees('三千个文件以后的句子');
  assert.equal(await panel().count(), 0);
});

test('many tabs all follow', async () => {
  const tabs = [];
  for (let i = 0; i < 9; ++i) {
    tabs.push(await openTab(entry()));
  }
  write(story, original.story + '\n每个标签页都有的句子。\n');
  await Promise.all(tabs.map(
      tab => tab.locator('main', {hasText: '每个标签页都有的句子'}).waitFor({timeout: 20000})));
  await Promise.all(tabs.map(tab => tab.close()));
  write(story, original.story);
});

test('a page holds the published bytes and the script, nothing else', async () => {
  const html = await (await fetch(entry())).text();
  const script = /<script src="\/\.zhanting\/overlay\.js"[^>]*><\/script>\n/;
  assert.match(html, script);
  assert.equal(html.match(/zhanting\/overlay/g).length, 1);
  assert.deepEqual(readdirSync(folder).filter(name => name === 'site'), []);
});

test('the next free port is taken and said', async () => {
  const port = new URL(preview.url).port;
  const second = new Preview();
  await second.start('--port', port);
  assert.notEqual(new URL(second.url).port, port);
  assert.match(second.output, new RegExp(`端口 ${port} 已被占用`));
  assert.equal((await fetch(second.url)).status, 200);
  const {code, milliseconds} = await second.stop();
  assert.equal(code, 0);
  assert.ok(milliseconds < 10000, `Ctrl-C took ${milliseconds} ms`);
});

test('opened to other machines it is for whoever has the token', async () => {
  const opened = new Preview();
  await opened.start('--port', '18400', '--bind', '0.0.0.0');
  const {origin, search} = new URL(opened.url);
  assert.match(search, /^\?token=[0-9a-f]{32}$/);
  for (const address of ['/', '/.zhanting/events?page=/', '/.zhanting/overlay.js', '/?token=0'])
    assert.equal((await fetch(origin + address)).status, 403, address);
  const reader = await browser.newContext();
  const tab = await reader.newPage();
  assert.equal((await tab.goto(origin)).status(), 403);
  await tab.goto(`${origin}/branches/${slug}/${search}`);
  assert.equal(tab.url(), `${origin}/branches/${slug}/`, 'the token leaves the address');
  write(story, original.story + '\n隔壁也看得到的句子。\n');
  await tab.locator('main', {hasText: '隔壁也看得到的句子'}).waitFor();
  write(story, original.story);
  await reader.close();
  await opened.stop();
});

test('a showcase that never built shows what is wrong, then its pages', async () => {
  write('content/site.json', '{');
  const broken = new Preview();
  await broken.start('--port', '18300');
  const tab = await context.newPage();
  const response = await tab.goto(broken.url);
  assert.equal(response.status(), 503);
  await tab.locator('#zhanting-panel', {hasText: 'content/site.json:1'}).waitFor();
  write('content/site.json', site);
  await tab.locator('header.site-header').waitFor();
  assert.equal(await tab.locator('#zhanting-panel').count(), 0);
  await tab.close();
  await broken.stop();
});

preview = new Preview();
await preview.start('--port', '18200');
const browser = await launch(Number(new URL(preview.url).port));
context = await browser.newContext();
context.setDefaultTimeout(20000);
const errors = [];
context.on('weberror', error => errors.push(error.error()));
let failed = 0;
for (const {name, run} of tests) {
  try {
    await run();
    assert.deepEqual(errors.splice(0), [], 'errors in the page');
    console.log(`ok    ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAIL  ${name}\n      ${String(error.message).slice(0, 1000).replaceAll('\n', '\n      ')}`);
  }
}
await browser.close();
const {code} = await preview.stop();
if (code !== 0) ++failed;
rmSync(folder, {recursive: true});
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
