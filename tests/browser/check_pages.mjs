// Opens pages of a built site in a setting and holds the checks against them.
import {checks} from './checks.mjs';
import {htmlValidate, vnu} from './markup.mjs';
import {Visitor} from './visit.mjs';

// What a check depends on beside the page's loading, where another row has answered it.
const answered = {
  width: ['page', 'look'],
  look: ['page'],
  colours: ['page', 'width'],
  page: ['width', 'look'],
};
const isAsked = ({dependsOn}, {asks}) => !answered[asks]?.includes(dependsOn);

async function checkPage(visit, report) {
  const {page, setting} = visit;
  for (const check of checks) {
    const {name, when = () => true, problems} = check;
    if (!isAsked(check, setting) || !when(visit)) continue;
    report.add(`${page.file} (${page.kind}), ${setting.name}: ${name}`, await problems(visit));
  }
}

async function checkAllWidths(visit, report) {
  await checkPage(visit, report);
  const {page, setting} = visit;
  if (page.kind === 'redirect') return;
  for (const width of setting.drawnTo ?? []) {
    await visit.drawTo(width);
    const name = `${setting.name}, drawn to ${width} px`;
    await checkPage({...visit, setting: {...setting, name, width, asks: 'width'}}, report);
  }
}

// `pages`: pairs of a page and the site it is opened in.
export async function checkInSetting(browser, setting, pages, report) {
  const visitor = await Visitor.start(browser, setting);
  for (const [page, site] of pages) {
    try {
      await visitor.open(page, site, visit => checkAllWidths(visit, report));
    } catch (error) {
      report.add(`${page.file}, ${setting.name}: the page opens`, [String(error)]);
    }
  }
  await visitor.close();
}

// `pages`: pairs as above.
export async function checkMarkup(pages, report) {
  const files = pages.map(([page, site]) => site.path(page));
  for (const [name, checker] of [['html-validate', htmlValidate], ['vnu', vnu]]) {
    const problems = await checker(files);
    pages.forEach(([page], i) => report.add(`${page.file}: ${name}`, problems.get(files[i])));
  }
}
