// usage: node tests/browser/screenshots.mjs FOLDER PLAIN PUBLISHED
// Writes pictures of one page of each kind, the whole page, to look at.
import {mkdirSync} from 'node:fs';
import path from 'node:path';
import {launch} from './chromium.mjs';
import {Report} from './report.mjs';
import {serve} from './server.mjs';
import {Site} from './site.mjs';
import {Visitor} from './visit.mjs';

const looks = [
  {name: '360', from: 'served', width: 360},
  {name: '768', from: 'served', width: 768},
  {name: '1440', from: 'served', width: 1440},
  {name: '1440-dark', from: 'served', width: 1440, context: {colorScheme: 'dark'}},
];

const [folder, , published] = process.argv.slice(2);
const site = new Site(published, '/showcase/');
const server = await serve([site]);
const browser = await launch(server.port);
const report = new Report();
mkdirSync(folder, {recursive: true});
for (const look of looks) {
  const visitor = await Visitor.start(browser, look);
  for (const page of site.oneOfEachKind().filter(({kind}) => kind !== 'redirect')) {
    const picture = path.join(folder, `${page.kind.replaceAll(' ', '-')}-${look.name}.png`);
    await visitor.open(page, site, ({browserPage}) =>
      browserPage.screenshot({path: picture, fullPage: true}));
    report.add(picture, []);
  }
  await visitor.close();
}
await browser.close();
server.close();
report.close();
