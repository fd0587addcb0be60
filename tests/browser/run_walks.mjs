// usage: node tests/browser/run_walks.mjs PLAIN PUBLISHED
// Walks through the published site as readers do: walks.mjs says how.
import {availableParallelism} from 'node:os';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {Site} from './site.mjs';
import {walks} from './walks.mjs';

async function problemsOf({viewport, context, before, display, walk}, page, site, browser) {
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
    await tab.goto(site.served(page), {waitUntil: 'load'});
    await walk(tab, (holds, sentence) => { if (!holds) problems.push(sentence); });
  } catch (error) {
    problems.push(String(error));
  }
  await opened.close();
  return problems;
}

const site = new Site(process.argv[3], '/showcase/');
const server = await serve([site]);
const browser = await launch(server.port);
const report = new Report();
const rounds = walks.flatMap(walk => walk.kinds.map(kind => [walk, kind]));
await Promise.all(Array.from({length: availableParallelism()}, async () => {
  for (let round; (round = rounds.shift());) {
    const [walk, kind] = round;
    const page = site.oneOfEachKind().find(each => each.kind === kind);
    report.add(`${walk.name}: ${page ? page.file : kind}`,
        page ? await problemsOf(walk, page, site, browser) : ['the site has no such page']);
  }
}));
await browser.close();
server.close();
report.close();
