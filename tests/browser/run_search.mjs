// usage: node tests/browser/run_search.mjs [--queries N] NAME=FOLDER...
// Searches built sites in Chromium, served and from disk, for pieces of their pages and for strings
// that stand nowhere, and compares what is found with a plain scan of the pages; and walks through
// the box and the page of results.
import {readFile} from 'node:fs/promises';
import {parseArgs} from 'node:util';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {Site} from './site.mjs';

const {values: options, positionals} =
    parseArgs({options: {queries: {type: 'string', default: '300'}}, allowPositionals: true});
const sites = positionals.map(each => {
  const [name, folder] = each.split('=');
  return {name, site: new Site(folder, `/${name}/`)};
});
const server = await serve(sites.map(({site}) => site));
const browser = await launch(server.port);
const report = new Report();
const tokens = JSON.parse(await readFile(new URL('../search/tokens.json', import.meta.url)));

// The same numbers in every run.
let seed = 20220907;
const below = count => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % count;
};

async function open(address) {
  const page = await browser.newPage({viewport: {width: 768, height: 900}});
  page.problems = [];
  page.on('pageerror', error => page.problems.push(`uncaught: ${error.message}`));
  page.on('console', message => {
    if (message.type() === 'error') page.problems.push(message.text());
  });
  await page.goto(address);
  await page.waitForFunction(() => window.Zhanting?.search);
  return page;
}

// The texts of each page by its address, read off the pages: the lines of names and stories, which
// the search must know, and all there is, the summary among it, and the short name, by which other
// pages call it. A brief is the part of its report's page under its id.
async function linesOf(page) {
  const urls = (await page.evaluate(async () =>
    (await Promise.all([...'的一是人年00党工a'].map(text => Zhanting.search(text, {limit: Infinity}))))
        .flatMap(({results}) => results.map(({url}) => url))));
  return page.evaluate(async urls => {
    const documents = new Map();
    const entries = await (await fetch(Zhanting.root + 'api/entries.json')).json();
    const shortNames = new Map(entries.map(entry => [entry.url, entry.short_name ?? '']));
    const text = element => {
      const copy = element.cloneNode(true);
      for (const each of copy.querySelectorAll('.footnote-ref, .footnote-backref, .gap')) each.remove();
      return copy.textContent;
    };
    const lines = elements => elements.flatMap(element => text(element).split('\n'))
        .map(line => line.trim()).filter(line => line);
    const found = {};
    for (const url of urls) {
      const [file, id] = url.split('#');
      if (!documents.has(file)) {
        const response = await fetch(Zhanting.root + file);
        documents.set(file, new DOMParser().parseFromString(await response.text(), 'text/html'));
      }
      const whole = documents.get(file);
      const part = id ? whole.getElementById(decodeURIComponent(id)) : whole.querySelector('main');
      if (!part) continue;
      const story = part.querySelector(id ? '.brief-story' : '.story');
      const sure = [part.querySelector('h1, h2, h3, h4'), ...(story?.querySelectorAll('p, td, th, h2, h3, h4') ?? [])]
          .filter(element => element && !element.closest('.footnotes, .plot, figure') &&
            !element.querySelector('br, p, img'));
      found[url] = {
        sure: await Promise.all(lines(sure).map(line => Zhanting.normalise(line))),
        all: await Zhanting.normalise(
            `${id ? '' : whole.querySelector('meta[name="description"]')?.content}\n` +
            `${shortNames.get(url) ?? ''}\n${text(part)}`),
      };
    }
    return found;
  }, [...new Set(urls)]);
}

const isPlain = text => !/["'\s]/.test(text) && !/^[\uDC00-\uDFFF\p{M}]|[\uD800-\uDBFF]$/u.test(text);

// Pieces of lines, 1 to 12 characters long; every fifth is two pieces that stand apart.
function makeQueries(lines, count) {
  const all = Object.values(lines).flatMap(({sure}) => sure);
  const piece = length => {
    const line = all[below(all.length)];
    const at = below(Math.max(1, line.length - length + 1));
    return line.slice(at, at + length);
  };
  const queries = ['工会', '青团', '20', '𠮷', '👍', '龘龘', 'zzqx', '没有这句话的'];
  while (queries.length < count) {
    const length = 1 + below(12);
    const query = queries.length % 5 ? piece(length) : piece(1 + below(5)) + piece(1 + below(5));
    if (query && isPlain(query)) queries.push(query);
  }
  return queries;
}

async function compare(page, lines, queries) {
  const results = await page.evaluate(async queries => {
    const all = [];
    for (const query of queries) {
      const {total, results} = await Zhanting.search(query, {limit: Infinity});
      all.push({total, urls: results.filter(({fields}) => fields.join() !== 'pinyin').map(({url}) => url)});
    }
    return all;
  }, queries);
  const problems = [...page.problems];
  queries.forEach((query, index) => {
    const urls = new Set(results[index].urls);
    const misses = Object.keys(lines).filter(url =>
      !urls.has(url) && lines[url].sure.some(line => line.includes(query)));
    const wrong = [...urls].filter(url => lines[url] && !lines[url].all.includes(query));
    if (misses.length) problems.push(`${query}: ${misses.length} missed, ${misses[0]}`);
    if (wrong.length) problems.push(`${query}: ${wrong.length} do not hold it, ${wrong[0]}`);
  });
  return problems;
}

// Who types a name gets what is called so before whatever else has it in its name.
async function searchNames(page) {
  return page.evaluate(async () => {
    const {results} = await Zhanting.search('的', {limit: 60});
    const names = results.map(({title}) => title).filter(title => !/["'“”\s]/.test(title));
    const problems = names.length < 20 ? [`only ${names.length} names`] : [];
    for (const name of names) {
      const first = (await Zhanting.search(name)).results[0]?.title;
      if (first !== name) problems.push(`${name}: first comes ${first}`);
    }
    return problems;
  });
}

async function checkTokens(page) {
  const found = await page.evaluate(rows => Promise.all(rows.map(([text]) => Zhanting.normalise(text))), tokens);
  return tokens.flatMap(([text, wanted], index) =>
    found[index] === wanted ? [] : [`“${text}” is “${found[index]}”, not “${wanted}”`]);
}

// An editor's input method: nothing is searched while it composes.
async function typeAndChoose(address) {
  const page = await browser.newPage({viewport: {width: 768, height: 900}});
  const problems = [];
  const expect = (holds, sentence) => { if (!holds) problems.push(sentence); };
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  const asked = [];
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.goto(address);
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement.name === 'q'), '/ does not lead to the box');
  await page.waitForFunction(() => window.Zhanting?.search);
  asked.length = 0;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', {text: 'dang', selectionStart: 4, selectionEnd: 4});
  await page.waitForTimeout(400);
  expect(asked.every(path => !path.includes('/search/')), `asked for ${asked} while composing`);
  await devtools.send('Input.insertText', {text: '支部'});
  const option = page.locator('[role="option"]');
  await option.first().waitFor();
  const box = page.locator('[name="q"]');
  expect(await box.getAttribute('aria-expanded') === 'true', 'the box does not say that it is open');
  await page.keyboard.press('ArrowDown');
  const active = await box.getAttribute('aria-activedescendant');
  expect(active === await option.first().getAttribute('id'), `${active} is active`);
  await page.keyboard.press('Escape');
  expect(!await option.first().isVisible(), 'Escape leaves the suggestions open');
  expect(await box.inputValue() === '支部', 'Escape empties the box at once');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\/(index\.html)?\?q=/);
  await page.waitForSelector('.found li');
  expect(/\d/.test(await page.locator('.results [role="status"]').textContent()), 'no count is announced');
  expect(await page.locator('.found mark').count() > 0, 'no hit is marked');
  const first = await page.locator('.found a').first().getAttribute('href');
  await page.locator('.found a').first().click();
  await page.waitForURL(url => url.href.startsWith(first.split('#')[0]));
  await page.goBack();
  await page.waitForSelector('.found li');
  for (const asked of ['支部龘', '什么是支部', '支部做了什么']) {
    await page.fill('[name="q"]', asked);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.near a');
    expect(await page.locator('.near a').first().textContent() === '支部', `what is near is not offered: ${asked}`);
    await page.goBack();
    await page.waitForSelector('.found li');
  }
  expect(await box.inputValue() === '支部', 'going back does not bring the query back');
  await page.close();
  return problems;
}

for (const {name, site} of sites) {
  const search = {file: 'search/index.html'};
  const served = await open(site.served(search));
  const lines = await linesOf(served);
  const queries = makeQueries(lines, Number(options.queries));
  report.add(`${name}: its pages can be read`, Object.keys(lines).length > 20 ? [] : [Object.keys(lines).join()]);
  report.add(`${name}: the script normalises as the tokens say`, await checkTokens(served));
  report.add(`${name}: a name typed whole comes first`, await searchNames(served));
  report.add(`${name}: served, all is found and nothing else`, await compare(served, lines, queries));
  await served.close();
  const fromDisk = await open(site.onDisk(search));
  report.add(`${name}: from disk, all is found and nothing else`, await compare(fromDisk, lines, queries));
  await fromDisk.close();
  report.add(`${name}: the box, with an input method and keys`, await typeAndChoose(site.served({file: 'index.html'})));
}
await browser.close();
server.close();
report.close();
