// Opens pages of a built site in a setting and holds the checks against them.
import {checks} from './checks.mjs';
import {htmlValidate, vnu} from './markup.mjs';
import {Visitor} from './visit.mjs';

async function checkPage(visit, report) {
  for (const {name, when = () => true, problems} of checks) {
    if (!when(visit)) continue;
    const {page, setting} = visit;
    report.add(`${page.file} (${page.kind}), ${setting.name}: ${name}`, await problems(visit));
  }
}

// `pages`: pairs of a page and the site it is opened in.
export async function checkInSetting(browser, setting, pages, report) {
  const visitor = await Visitor.start(browser, setting);
  for (const [page, site] of pages) {
    try {
      await visitor.open(page, site, visit => checkPage(visit, report));
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
