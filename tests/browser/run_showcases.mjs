// usage: node tests/browser/run_showcases.mjs [--all] PROGRAM FOLDER
// Builds the showcases of showcases.mjs below FOLDER and holds the checks against one page of each
// kind; with --all in every setting.
import {readFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import path from 'node:path';
import {parseArgs} from 'node:util';
import {checkInSetting, checkMarkup} from './check_pages.mjs';
import {launch} from './chromium.mjs';
import {filtersFromDisk, filtersOfDirectory, filtersOfFacts, filtersOfFigures, filtersOverHttp} from './filters.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {allOfOthers, shortOfOthers} from './settings.mjs';
import {buildShowcase, linksToFolders, ownTemplate, showcases} from './showcases.mjs';

// Only the page of the template that a showcase brings differs from the default theme's.
function ownTemplateProblems(site, other) {
  const html = (from, page) => readFileSync(path.join(from.folder, page.file), 'utf8');
  return other.pages.flatMap(page => {
    const same = html(site, page) === html(other, page);
    if (page.kind !== 'sitemap') return same ? [] : [`${page.file} has changed`];
    return html(other, page).includes('自己的版式') ? [] : ['its template was not used'];
  });
}

// site.json's colours arrive in a style sheet, and the dark scheme keeps its own.
async function ownColourProblems(browser, site) {
  const problems = [];
  for (const [colorScheme, wanted] of [['light', '#7a1f5c'], ['dark', '#f28b7d']]) {
    const page = await browser.newPage({colorScheme});
    await page.goto(site.served({file: 'index.html'}));
    const red = await page.evaluate(
        () => getComputedStyle(document.documentElement).getPropertyValue('--red'));
    if (red !== wanted) problems.push(`${colorScheme}: --red is ${red}, not ${wanted}`);
    await page.close();
  }
  return problems;
}

const {values: options, positionals: [program, folder]} =
    parseArgs({options: {all: {type: 'boolean'}}, allowPositionals: true});
const sites = showcases.map(showcase => buildShowcase(program, folder, showcase));
const toFolders = buildShowcase(program, folder, linksToFolders);
const server = await serve([...sites, toFolders]);
const report = new Report();
const browser = await launch(server.port);

const pagesOf = (site, from) => site.oneOfEachKind()
    .filter(({kind}) => kind !== '404' || from !== 'disk')
    .map(page => [page, site]);
const visits = (options.all ? allOfOthers : shortOfOthers).flatMap(setting => sites.map(site => [setting, site]));
await Promise.all(Array.from({length: availableParallelism()}, async () => {
  for (let visit; (visit = visits.shift());) {
    const [setting, site] = visit;
    const named = {...setting, name: `${site.prefix} at ${setting.name}`};
    await checkInSetting(browser, named, pagesOf(site, setting.from), report);
  }
}));
for (const site of sites) {
  report.add(`${site.prefix}: every page is three clicks from home`, site.fartherThan(3));
}
const named = name => sites[showcases.findIndex(showcase => showcase.name === name)];
report.add('a template of its own stands alone', ownTemplateProblems(
    named('small'), buildShowcase(program, folder, ownTemplate)));
const largeFiles = showcases.find(({name}) => name === 'large').files();
report.add('filters reach all pages of a list', await filtersOverHttp(browser, named('large'), largeFiles));
report.add('filters where links lead to folders', await filtersOverHttp(browser, toFolders, largeFiles));
report.add('filters from disk', await filtersFromDisk(browser, named('large')));
report.add('filters of a directory', await filtersOfDirectory(browser, named('large'), largeFiles));
report.add('filters and orders of all figures', await filtersOfFigures(browser, named('large'), largeFiles));
report.add('facts are filters and orders', await filtersOfFacts(browser, named('museum'), 'works'));
report.add('site.json sets the colours', await ownColourProblems(browser, named('english')));
await browser.close();
server.close();
await checkMarkup(sites.flatMap(site => pagesOf(site)), report);
report.close();
