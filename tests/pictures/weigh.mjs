// usage: node tests/pictures/weigh.mjs SITE PAGE...
// Opens pages of a built site in Chromium as a telephone does, 360 CSS pixels wide with twice as many
// on its screen: what they load before anybody scrolls, what by the end of the page, what stands where
// a photograph has not arrived, and what the light box shows. Prints problems, one a line.
import {statSync} from 'node:fs';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {launch} from '../browser/chromium.mjs';

const firstViewPictures = 200 * 1024;
const wholePage = 600 * 1024;
const [site, ...pages] = process.argv.slice(2);
const isPicture = url => /\.(avif|webp|jpe?g|png|gif|svg)$/.test(url);
const problems = [];
const browser = await launch(80);

// A finger that moves 200 pixels over the middle of the screen.
async function swipe(page, x, y) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, ...points) => session.send('Input.dispatchTouchEvent', {type, touchPoints: points});
  await touch('touchStart', {x: 180, y: 300});
  for (let step = 1; step <= 10; ++step)
    await touch('touchMove', {x: 180 - x * step / 10, y: 300 - y * step / 10});
  await touch('touchEnd');
}

// How far each thing that a reader has moves a scroll from where it stands.
async function ways(page, box, side) {
  const across = side === 'Left';
  const moves = {
    wheel: async () => {
      await page.mouse.move(180, 300);
      await page.mouse.wheel(0, 200);
    },
    finger: () => swipe(page, across ? 150 : 0, across ? 0 : 150),
    'arrow key': () => page.keyboard.press('ArrowDown'),
    'arrow key of a button': async () => {
      await page.locator('dialog.lightbox button').last().focus();
      await page.keyboard.press('ArrowDown');
    },
  };
  const still = [];
  for (const [way, move] of Object.entries(moves)) {
    const at = () => box.evaluate((element, side) => element[`scroll${side}`], side);
    const before = await at();
    await move();
    await page.waitForTimeout(400);
    if (await at() < before + 30) still.push(way);
  }
  return still;
}

async function open(file, visit) {
  const context = await browser.newContext(
      {viewport: {width: 360, height: 740}, deviceScaleFactor: 2, hasTouch: true});
  const page = await context.newPage();
  const loaded = new Map();
  page.on('requestfinished', request => {
    const {pathname, href, protocol} = new URL(request.url());
    if (protocol === 'file:') loaded.set(pathname, statSync(fileURLToPath(href)).size);
  });
  const bytes = keep => [...loaded].filter(([url]) => keep(url)).reduce((sum, [, size]) => sum + size, 0);
  await page.goto(pathToFileURL(`${site}/${file}`).href, {waitUntil: 'load'});
  await page.waitForTimeout(500);
  await visit(page, bytes);
  await context.close();
}

for (const file of pages) {
  await open(file, async (page, bytes) => {
    // Chromium loads what is up to two screens below on purpose; a reader sees the first.
    const seen = await page.evaluate(() => [...document.images]
        .filter(image => image.currentSrc && image.getBoundingClientRect().top < innerHeight)
        .map(image => new URL(image.currentSrc).pathname));
    const first = bytes(url => isPicture(url) && seen.includes(url));
    if (first > firstViewPictures) problems.push(`${file}: ${first} bytes of pictures on first view`);
    for (let y = 0; y < 60; ++y) {
      await page.evaluate(() => scrollBy(0, innerHeight));
      await page.waitForTimeout(30);
    }
    const whole = bytes(() => true);
    console.log(`${file}: ${first} bytes of pictures on first view, ${whole} in all`);
    if (/\/index\.html$/.test(file) && file.split('/').length === 2 && whole > wholePage)
      problems.push(`${file}: ${whole} bytes in all`);
    const flashing = await page.evaluate(() => [...document.querySelectorAll('picture img')]
        .filter(image => !/\btone\b/.test(image.className) && !/clear\./.test(image.src) ||
            /\btone\b/.test(image.className) &&
            !/^rgb\(/.test(getComputedStyle(image).backgroundColor))
        .map(image => image.outerHTML));
    if (flashing.length > 0) problems.push(`${file}: no colour of its own has ${flashing[0]}`);
    const link = page.locator('a[data-lightbox]').filter({has: page.locator('picture')}).first();
    if (await link.count() === 0) return;
    await link.click();
    const shown = page.locator('dialog.lightbox img');
    await page.waitForFunction(() => document.querySelector('dialog.lightbox img').naturalWidth > 0);
    const {source, width} = await shown.evaluate(image => ({source: image.currentSrc, width: image.naturalWidth}));
    if (!source.endsWith('.avif') || width > 2560) problems.push(`${file}: the light box shows ${source}, ${width} wide`);
    await page.keyboard.press('Escape');
    // Scrolls fill the box across and are moved along, by the keys, too.
    for (const [name, side] of [['tall', 'Top'], ['wide', 'Left']]) {
      const scroll = page.locator(`a[data-lightbox][href*="media/${name}."]`).first();
      if (await scroll.count() === 0) continue;
      const onPage = await scroll.locator('img').boundingBox();
      if (onPage.height > 2.1 * onPage.width)
        problems.push(`${file}: the ${name} picture takes ${onPage.height} pixels of the page`);
      await scroll.click();
      await page.waitForFunction(() => document.querySelector('dialog.lightbox img').naturalWidth > 0);
      const box = page.locator(`.lightbox-${name}`);
      for (const way of await ways(page, box, side))
        problems.push(`${file}: the ${name} picture is not moved by the ${way}`);
      await box.evaluate(element => element.scrollTo(0, 0));
      const {across, room, moved} = await box.evaluate((element, side) => {
        const image = element.querySelector('img').getBoundingClientRect();
        const start = element[`scroll${side}`];
        element.scrollBy(900, 900);
        return {across: side === 'Top' ? image.width : image.height,
                room: side === 'Top' ? element.clientWidth : element.clientHeight, moved: element[`scroll${side}`] - start};
      }, side);
      if (across < room * 0.95 || moved < 400)
        problems.push(`${file}: of the ${name} picture ${across} of ${room} pixels are filled, ${moved} moved`);
      if (process.env.SHOTS) await page.screenshot({path: `${process.env.SHOTS}/${name}.png`});
      await page.keyboard.press('Escape');
    }
  });
}
await browser.close();
for (const problem of problems) console.log(`FAILED: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
