// Every check must be able to fail: each meets a page with the mistake it is there for, and a good
// page with none. The same for the markup checkers, and for what the server must refuse.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {launch} from './chromium.mjs';
import {checks} from './checks.mjs';
import {htmlValidate, vnu} from './markup.mjs';
import {Report} from './report.mjs';
import {fileFor, serve} from './server.mjs';
import {Site} from './site.mjs';
import {Visitor} from './visit.mjs';

const document = (main, head = '') => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title>
${head}</head>
<body>
<main>
<h1>A page</h1>
${main}
</main>
</body>
</html>
`;

const good = document(
    '<p>See the <a href="/sub/folder/index.html">first page</a>.</p>',
    '<script src="/sub/folder/settings.js"></script>\n');
const served = {name: 'served', from: 'served', width: 360};
const largeText = {...served, display: {text: '26'}};
const noScript = {...served, context: {javaScriptEnabled: false}};

// Check, page, its mistake, setting (default: served).
const mistakes = [
  ['every link leads somewhere', 'about/index.html', document('<p><a href="gone.html">Gone</a></p>')],
  ['every link leads somewhere', 'about/index.html', document('<p><a href="#gone">Gone</a></p>')],
  ['every link leads somewhere', 'about/index.html', document('<p><a href="/index.html">Root</a></p>')],
  ['the redirect arrives', 'old/index.html',
    document('<p>Moved</p>', '<meta http-equiv="refresh" content="0; url=../gone/index.html">\n')],
  ['no error in the console', 'about/index.html', document('<script>inline()</script>')],
  ['no error in the console', 'about/index.html', document('<p style="color: red">Inline</p>')],
  ['no error in the console', 'about/index.html', document('<p><img src="gone.png" alt="Gone"></p>')],
  ['no request to another host', 'about/index.html',
    document('<p><img src="http://127.0.0.1:9/elsewhere.png" alt="Elsewhere"></p>')],
  ['no sideways scrolling', 'about/index.html',
    document(`<p>${'wide'.repeat(200)}</p>`)],
  ['the meta tags say what is shown', 'about/index.html', document('', '<meta name="SiteName" content="">\n')],
  ['the meta tags say what is shown', 'about/index.html',
    document('', '<meta name="ArticleTitle" content="Another page">\n')],
  ['lines can be read', 'about/index.html', document(`<p>${'字'.repeat(300)}</p>`), {...served, width: 1366}],
  ['headlines are set in the headline face', 'about/index.html',
    document('<h2>Much</h2>', '<link rel="stylesheet" href="/sub/folder/face.css">\n')],
  ['no column stands empty', 'about/index.html',
    document(`<div class="columns"><p>Short</p><ul>${'<li>Long</li>'.repeat(40)}</ul></div>`,
        '<link rel="stylesheet" href="../columns.css">\n'), {...served, width: 1366}],
  ['no column stands empty', 'about/index.html',
    document(`<div class="story"><ul>${'<li>Long</li>'.repeat(40)}</ul><p>Short</p></div>`,
        '<link rel="stylesheet" href="../columns.css">\n'), {...served, width: 1366}],
  ['headings break between words', 'about/index.html', document(`<h2>${'没有断开处的标题'.repeat(9)}</h2>`)],
  ['pictures, figures and text keep their shape', 'about/index.html',
    document('<p><picture><img src="../icon.svg" width="1" height="1" alt="Dot"></picture></p>',
        '<link rel="stylesheet" href="../columns.css">\n')],
  ['pictures, figures and text keep their shape', 'about/index.html',
    document('<div class="value"><span class="number">over<br>100</span></div>')],
  ['pictures, figures and text keep their shape', 'about/index.html',
    document('<p class="apart">Words</p>', '<link rel="stylesheet" href="../columns.css">\n')],
  ['pictures, figures and text keep their shape', 'about/index.html',
    document('<div class="text-sizes"><button aria-pressed="true">Small</button></div>')],
  ['axe-core finds no violation', 'about/index.html', document('<p><img src="../icon.svg"></p>')],
  ['chosen display settings are taken up', 'about/index.html', document('<p>Small</p>'), largeText],
  ['all text is there without scripts', 'about/index.html',
    document('<p id="late"></p>', '<script src="../late.js" defer></script>\n'), noScript],
  ['an entry page weighs at most 64 KB', 'branches/heavy/index.html',
    document(`<p>${'heavy '.repeat(11000)}</p>`), {...served, from: 'published'}],
];

const root = mkdtempSync(path.join(tmpdir(), 'zhanting-harness-'));

function write(file, text) {
  mkdirSync(path.dirname(path.join(root, file)), {recursive: true});
  writeFileSync(path.join(root, file), text);
}

async function problemsOf(check, file, html, setting, browser) {
  write(file, html);
  const site = new Site(root, '/sub/folder/');
  const page = site.pages.find(each => each.file === file);
  const visitor = await Visitor.start(browser, setting);
  const problems = await visitor.open(page, site, async visit => {
    if (check.when && !check.when(visit)) throw new Error(`'${check.name}' does not apply`);
    return check.problems(visit);
  });
  await visitor.close();
  rmSync(path.join(root, file));
  return problems;
}

const expectSome = problems => problems.length > 0 ? [] : ['it reported nothing'];

write('index.html', good);
write('icon.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
write('columns.css', '.columns { display: grid; grid-template-columns: 1fr 1fr; }' +
    '.story { display: flow-root; } .story ul { float: right; } ' +
    'picture img { width: 9px; } .apart { text-align: justify; }');
write('settings.js', 'Object.assign(document.documentElement.dataset, ' +
    'JSON.parse(localStorage.getItem("zhanting-display")));');
write('face.css', 'h1, h2 { font-family: Headline; }');
write('assets/fonts/headline-characters.txt', 'Apge\n');
write('late.js', 'document.getElementById("late").textContent = "Only with a script.";');

const report = new Report();
const server = await serve([new Site(root, '/sub/folder/')]);
const browser = await launch(server.port);
for (const [name, file, html, setting = served] of mistakes) {
  const check = checks.find(each => each.name === name);
  report.add(`a mistake is seen: ${name}`,
      expectSome(await problemsOf(check, file, html, setting, browser)));
}
for (const check of checks) {
  report.add(`has a mistake to see: ${check.name}`,
      mistakes.some(([name]) => name === check.name) ? [] : ['no row of `mistakes` names it']);
}
for (const check of checks.filter(each => !each.name.startsWith('the redirect'))) {
  const setting = mistakes.find(([name]) => name === check.name)[3] ?? served;
  const file = check.name.startsWith('an entry') ? 'branches/light/index.html' : 'good/index.html';
  report.add(`a good page passes: ${check.name}`,
      await problemsOf(check, file, good, setting, browser));
}
await browser.close();

write('bad.html', '<!DOCTYPE html><html><head></head><body><p><p></body></html>');
write('good.html', good);
const files = ['bad.html', 'good.html'].map(file => path.join(root, file));
for (const [name, checker] of [['html-validate', htmlValidate], ['vnu', vnu]]) {
  const problems = await checker(files);
  report.add(`${name} sees a mistake`, expectSome(problems.get(files[0])));
  report.add(`${name} passes a good page`, problems.get(files[1]));
}

for (const outside of ['/sub/folder/../x', '/sub/folder/..%2f..%2fetc/passwd', '/etc/passwd']) {
  report.add(`the server refuses ${outside}`,
      fileFor(outside, root, '/sub/folder/') === undefined ? [] : ['it did not']);
}
server.close();
rmSync(root, {recursive: true});
report.close();
