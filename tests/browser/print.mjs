// What a page is on paper: printed by Chromium, read back with poppler.
import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);
const bare = text => text.replace(/\s+/g, '');
const entities = {amp: '&', lt: '<', gt: '>', quot: '"'};
const decode = text => text.replace(/&(amp|lt|gt|quot);/g, (_, name) => entities[name]);

// The sheets of a PDF: width and height in points, and lines with their left, upper and lower edge.
async function sheetsOf(pdf) {
  const {stdout} = await run('pdftotext', ['-bbox-layout', pdf, '-'], {maxBuffer: 1 << 26});
  return stdout.split('<page ').slice(1).map(sheet => {
    const [, width, height] = sheet.match(/width="([\d.]+)" height="([\d.]+)"/);
    const lines = [...sheet.matchAll(
        /<line xMin="([\d.]+)" yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^]*?)<\/line>/g)]
        .map(([, left, top, bottom, words]) => ({left: +left, top: +top, bottom: +bottom,
          text: bare(decode(words.replace(/<[^>]*>/g, '')))}));
    return {width: +width, height: +height, lines};
  });
}

async function print(page) {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhanting-print-'));
  try {
    const pdf = path.join(folder, 'page.pdf');
    await page.pdf({path: pdf, preferCSSPageSize: true});
    return await sheetsOf(pdf);
  } finally {
    await rm(folder, {recursive: true});
  }
}

// The last line of each half of a sheet, where a heading would stand alone; not the smallest print,
// which may name what a heading names.
function lastLines({width, lines}) {
  const smallest = Math.min(...lines.map(({top, bottom}) => bottom - top));
  const halves = [lines.filter(({left}) => left < width / 2), lines.filter(({left}) => left >= width / 2)];
  return halves.filter(half => half.length > 0)
      .map(half => half.reduce((last, line) => line.bottom > last.bottom ? line : last))
      .filter(({top, bottom}) => bottom - top > smallest * 1.1)
      .map(({text}) => text);
}

const isEndOf = (line, heading) => line.length > 3 && heading.endsWith(line);

export async function onPaper(page, expect) {
  const shown = await page.evaluate(() => {
    const words = selector => [...document.querySelectorAll(selector)].map(each => each.textContent);
    return {
      title: document.querySelector('h1').textContent,
      headings: words('h2, h3'),
      controls: words('.settings button, .article-tools button, .skip, .menu-button'),
      links: [...document.querySelectorAll('.story a[href^="http"]')].map(each => each.href),
      address: document.querySelector('link[rel="canonical"]').href,
    };
  });
  const sheets = await print(page);
  const all = bare(sheets.map(({lines}) => lines.map(({text}) => text).join('')).join(''));
  for (const {width, height} of sheets) {
    expect(Math.abs(width - 595) < 1 && Math.abs(height - 842) < 1, `not A4: ${width} × ${height}`);
  }
  expect(all.includes(bare(shown.title)), 'the title is missing');
  expect(all.includes(bare(shown.address)), 'the address is missing');
  for (const link of shown.links) expect(all.includes(link), `${link} is not written out`);
  const lines = new Set(sheets.flatMap(sheet => sheet.lines.map(({text}) => text)));
  for (const control of shown.controls) expect(!lines.has(bare(control)), `prints the control ${control}`);
  for (const sheet of sheets.slice(0, -1)) {
    for (const line of lastLines(sheet)) {
      expect(!shown.headings.some(heading => isEndOf(line, bare(heading))),
          `a heading at the end of a sheet: ${line}`);
    }
  }

  await page.emulateMedia({media: 'print', colorScheme: 'dark'});
  const style = await page.evaluate(() => {
    const visible = selector => [...document.querySelectorAll(selector)].some(each => each.checkVisibility());
    return {
      font: getComputedStyle(document.body).fontFamily,
      paper: getComputedStyle(document.documentElement).getPropertyValue('--paper'),
      navigation: visible('nav, .settings, .article-tools, form, .pagination'),
      code: visible('.qr svg'),
    };
  });
  expect(/^PunctSong/.test(style.font), `set in ${style.font}`);
  expect(style.paper === '#fff', `the paper is ${style.paper}`);
  expect(!style.navigation, 'prints navigation or tools');
  expect(style.code, 'prints no QR code');
}
