// usage: node tests/browser/run.mjs [--all] PLAIN PUBLISHED
// Checks a built site in Chromium and with the markup checkers: one page of each kind, or every
// page in every setting. PLAIN was built without a base_url, PUBLISHED with --base-url
// http://localhost/showcase/.
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import {launch} from './chromium.mjs';
import {checks} from './checks.mjs';
import {htmlValidate, vnu} from './markup.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {all, short} from './settings.mjs';
import {Site} from './site.mjs';
import {Visitor} from './visit.mjs';

async function checkPage(visit, report) {
  for (const {name, when = () => true, problems} of checks) {
    if (!when(visit)) continue;
    const {page, setting} = visit;
    report.add(`${page.file} (${page.kind}), ${setting.name}: ${name}`, await problems(visit));
  }
}

// Pages with the site each is opened in. Only with a base_url can 404.html know where it lies.
function pagesFor(setting, sites, everyPage) {
  const site = setting.from === 'published' ? sites.published : sites.plain;
  const pages = everyPage && !setting.kinds ? site.pages : site.oneOfEachKind();
  return pages.filter(page => page.kind !== '404' || setting.from !== 'disk')
      .map(page => [page, page.kind === '404' ? sites.published : site]);
}

async function checkInSetting(browser, setting, sites, everyPage, report) {
  const visitor = await Visitor.start(browser, setting);
  for (const [page, site] of pagesFor(setting, sites, everyPage)) {
    try {
      await visitor.open(page, site, visit => checkPage(visit, report));
    } catch (error) {
      report.add(`${page.file}, ${setting.name}: the page opens`, [String(error)]);
    }
  }
  await visitor.close();
}

async function checkMarkup(site, everyPage, report) {
  const pages = everyPage ? site.pages : site.oneOfEachKind();
  const files = pages.map(page => site.path(page));
  for (const [name, checker] of [['html-validate', htmlValidate], ['vnu', vnu]]) {
    const problems = await checker(files);
    pages.forEach((page, i) => report.add(`${page.file}: ${name}`, problems.get(files[i])));
  }
}

const {values: options, positionals: [plain, published]} =
    parseArgs({options: {all: {type: 'boolean'}}, allowPositionals: true});
const sites = {
  plain: new Site(plain, '/sub/folder/'),
  published: new Site(published, '/showcase/'),
};
const server = await serve(Object.values(sites));
const report = new Report();
report.add('every page is of a known kind', sites.plain.pages
    .filter(page => page.kind === 'unknown').map(page => page.file));

const settings = [...(options.all ? all : short)];
const browser = await launch(server.port);
await Promise.all(Array.from({length: availableParallelism()}, async () => {
  for (let setting; (setting = settings.shift());) {
    await checkInSetting(browser, setting, sites, options.all, report);
  }
}));
await browser.close();
server.close();
await checkMarkup(sites.published, options.all, report);
report.close();
