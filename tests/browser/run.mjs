// usage: node tests/browser/run.mjs [--all] PLAIN PUBLISHED
// Checks a built site in Chromium and with the markup checkers: one page of each kind, or every
// page in every setting. PLAIN was built without a base_url, PUBLISHED with --base-url
// http://localhost/showcase/.
import {availableParallelism} from 'node:os';
import {parseArgs} from 'node:util';
import {checkInSetting, checkMarkup} from './check_pages.mjs';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {all, short} from './settings.mjs';
import {Site} from './site.mjs';

// Pages with the site each is opened in. Only with a base_url can 404.html know where it lies.
function pagesFor(setting, sites, everyPage) {
  const site = setting.from === 'published' ? sites.published : sites.plain;
  const pages = everyPage && !setting.kinds ? site.pages : site.oneOfEachKind();
  return pages.filter(page => page.kind !== '404' || setting.from !== 'disk')
      .map(page => [page, page.kind === '404' ? sites.published : site]);
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

report.add('every page is three clicks from home', sites.plain.fartherThan(3));
const settings = [...(options.all ? all : short)];
const browser = await launch(server.port);
await Promise.all(Array.from({length: availableParallelism()}, async () => {
  for (let setting; (setting = settings.shift());) {
    await checkInSetting(browser, setting, pagesFor(setting, sites, options.all), report);
  }
}));
await browser.close();
server.close();
await checkMarkup(pagesFor({from: 'published'}, sites, options.all), report);
report.close();
