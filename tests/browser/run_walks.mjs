// usage: node tests/browser/run_walks.mjs PLAIN PUBLISHED
// Walks through the published site as readers do: walks.mjs says how. The plain one is there too,
// in a sub-folder and in the root of a host.
import {availableParallelism} from 'node:os';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {Site} from './site.mjs';
import {walks} from './walks.mjs';

async function problemsOf({viewport, context, before, display, walk}, page, browser) {
  const problems = [];
  const opened = await browser.newContext({viewport, locale: 'zh-CN', reducedMotion: 'reduce', ...context});
  if (before) await opened.addInitScript(before);
  if (display) {
    await opened.addInitScript(
        chosen => localStorage.setItem('zhanting-display', JSON.stringify(chosen)), display);
  }
  const tab = await opened.newPage();
  tab.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  try {
    await tab.goto(sites.published.served(page), {waitUntil: 'load'});
    await walk(tab, (holds, sentence) => { if (!holds) problems.push(sentence); }, sites);
  } catch (error) {
    problems.push(String(error));
  }
  await opened.close();
  return problems;
}

const [plain, published] = process.argv.slice(2);
const sites = {
  published: new Site(published, '/showcase/'),
  folder: new Site(plain, '/sub/folder/'),
  root: new Site(plain, '/'),
};
const server = await serve([sites.published, sites.folder]);
const ofItsOwn = await serve([sites.root]);
sites.root.origin = `http://127.0.0.1:${ofItsOwn.port}`;
const browser = await launch(server.port);
const report = new Report();
const rounds = walks.flatMap(walk => walk.kinds.map(kind => [walk, kind]));
await Promise.all(Array.from({length: availableParallelism()}, async () => {
  for (let round; (round = rounds.shift());) {
    const [walk, kind] = round;
    const page = sites.published.oneOfEachKind().find(each => each.kind === kind);
    report.add(`${walk.name}: ${page ? page.file : kind}`,
        page ? await problemsOf(walk, page, browser) : ['the site has no such page']);
  }
}));
await browser.close();
server.close();
ofItsOwn.close();
report.close();
