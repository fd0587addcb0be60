// What a reader does with a page, mostly by keyboard. A row: name, the kinds of page it is done on,
// how the page is opened (width, Playwright's context options, a script run before the page's own)
// and `walk`, which gets the page and `expect(holds, sentence)`.
import {cutWords} from './checks.mjs';
import {onPaper} from './print.mjs';
import {hall, hallIsStill, idleHall, map, panels, swipe} from './tours.mjs';

const phone = {width: 360, height: 740};
const office = {width: 1366, height: 768};

// Where the focus is: whether its mark shows, and which part of it something else covers.
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const style = getComputedStyle(element);
  const boxes = [...element.getClientRects()].filter(({width, height}) => width > 0 && height > 0);
  // Of what is taller than the window one part is out of it; its middle is not.
  const seen = ({left, top, width, height}) => [[.1, .2], [.5, .5], [.9, .8]].every(([x, y]) => {
    const at = top + height * y;
    if (height > innerHeight && y !== .5 && (at < 0 || at > innerHeight)) return true;
    const hit = document.elementFromPoint(left + width * x, at);
    return hit && (element.contains(hit) || hit.contains(element));
  });
  return {
    what: `<${element.localName} class="${element.className}"> ` +
        `${(element.textContent || element.value || '').trim().slice(0, 30)}`,
    id: element.id,
    skip: element.className === 'skip',
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    boxed: boxes.length > 0,
    seen: boxes.some(seen),
  };
}

// Presses `key` until the focus leaves the page, backwards to the skip link: every stop must show
// itself.
async function stops(page, key, expect) {
  const all = [];
  for (;;) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(focused);
    if (!stop) break;
    if (all.length > 2000) {
      expect(false, 'the focus never leaves the page');
      break;
    }
    all.push(stop);
    expect(stop.marked, `no mark on ${stop.what}`);
    expect(stop.seen, `hidden or covered (${key}): ${stop.what}`);
    if (key === 'Shift+Tab' && stop.skip) break;
  }
  return all;
}

async function everyStop(page, expect) {
  const there = await stops(page, 'Tab', expect);
  const back = await stops(page, 'Shift+Tab', expect);
  expect(there.length > 5 && there[0].skip, 'the skip link is not the first stop');
  expect(there.length === back.length, `${there.length} stops there, ${back.length} back`);
}

async function skipLink(page, expect) {
  await page.keyboard.press('Tab');
  const link = await page.evaluate(focused);
  expect(link?.skip && link.seen, `the first stop is ${link?.what}`);
  await page.keyboard.press('Enter');
  expect((await page.evaluate(focused))?.id === 'page_main', 'it does not move the focus to main');
  await page.keyboard.press('Tab');
  const inMain = await page.evaluate(() => document.activeElement.closest('main') !== null);
  expect(inMain, 'the next stop is not in main');
}

async function menu(page, expect) {
  const button = page.locator('.menu-button');
  const link = page.locator('.menu a').first();
  const opened = async () => [await button.getAttribute('aria-expanded'), await link.isVisible()].join();
  expect(await opened() === 'false,false', `closed at first: ${await opened()}`);
  await button.focus();
  await page.keyboard.press('Enter');
  expect(await opened() === 'true,true', `after Enter: ${await opened()}`);
  await link.focus();
  await page.keyboard.press('Escape');
  expect(await opened() === 'false,false', `after Escape: ${await opened()}`);
  expect(await button.evaluate(element => element === document.activeElement),
      'Escape does not give the focus back');
}

const display = page => page.evaluate(() => {
  const style = getComputedStyle(document.documentElement);
  const pressed = name => document.querySelector(`.settings [data-${name}]`).getAttribute('aria-pressed');
  return {
    text: `${style.fontSize} ${pressed('text')}`,
    contrast: `${style.getPropertyValue('--paper')} ${pressed('contrast')}`,
    scheme: `${style.colorScheme} ${pressed('scheme')}`,
  };
});

async function settings(page, expect) {
  const press = async name => {
    await page.locator(`.settings [data-${name}]`).focus();
    await page.keyboard.press('Space');
    return (await display(page))[name];
  };
  const sizes = [await press('text'), await press('text'), await press('text'), await press('text')];
  expect(sizes.join() === '22px true,26px true,18px false,22px true', `text sizes: ${sizes}`);
  const cursor = await page.evaluate(() => getComputedStyle(document.body).cursor);
  expect(/pointer.*svg.*auto/.test(cursor), `the pointer stays small: ${cursor}`);
  const contrast = await press('contrast');
  expect(contrast === '#fff true', `high contrast: ${contrast}`);
  const scheme = await press('scheme');
  expect(scheme === 'dark true', `dark: ${scheme}`);

  const chosen = JSON.stringify(await display(page));
  await page.addInitScript(() => {
    window.sizeAtBody = new Promise(resolve => new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      resolve(document.documentElement.dataset.text);
    }).observe(document, {childList: true, subtree: true}));
  });
  await page.locator('.site-name a').first().click();
  await page.waitForLoadState('load');
  expect(JSON.stringify(await display(page)) === chosen, 'the next page forgets them');
  const early = await page.evaluate(() => window.sizeAtBody);
  expect(early === '22', `the text size is set after the first paint: ${early}`);
}

async function lightBox(page, expect) {
  const links = page.locator('a[data-lightbox]');
  const count = await links.count();
  const dialog = page.locator('dialog.lightbox');
  const inDialog = () => page.evaluate(() => {
    const element = document.activeElement;
    return element === document.body || element.closest('dialog') !== null;
  });
  await links.nth(count - 1).focus();
  await page.keyboard.press('Enter');
  const opened = dialog.waitFor({timeout: 2000}); // its script is loaded now
  expect(await opened.then(() => true, () => false), 'Enter does not open it');
  expect(await dialog.getAttribute('aria-label') === await dialog.locator('img').getAttribute('alt'),
      'its name is not what the picture shows');
  for (let i = 0; i < 8; ++i) {
    await page.keyboard.press(i % 2 ? 'Shift+Tab' : 'Tab');
    await page.keyboard.press('Tab');
    expect(await inDialog(), 'the focus leaves it');
  }
  const first = await dialog.locator('img').getAttribute('src');
  await page.keyboard.press('ArrowRight');
  const second = await dialog.locator('img').getAttribute('src');
  expect((count === 1) === (first === second), `of ${count} pictures the next one after ${first} is ${second}`);
  await page.keyboard.press('Escape');
  expect(!await dialog.isVisible(), 'Escape does not close it');
  // The browser gives the focus to where it was before; ours, to the picture shown, comes after.
  const returned = page.waitForFunction(
      src => document.activeElement.href === src, second, {timeout: 2000});
  expect(await returned.then(() => true, () => false), 'the focus does not return to the picture shown');
}

// On any screen the whole picture and every button is in sight at once, for each picture.
async function lightBoxFits(page, expect) {
  const links = page.locator('a[data-lightbox]');
  const dialog = page.locator('dialog.lightbox');
  const onPage = await links.evaluateAll(all =>
    all.map(link => link.querySelector('img').getBoundingClientRect().width));
  const upright = await page.evaluate(() => innerHeight > innerWidth);
  await links.first().click();
  await dialog.waitFor({timeout: 2000});
  for (let i = 0; i < await links.count(); ++i) {
    const image = dialog.locator('img');
    await image.evaluate(element => element.decode());
    const {width, height} = await image.boundingBox();
    expect(!upright || height > width || width >= onPage[i] - 1,
        `smaller than on the page: ${width} < ${onPage[i]}`);
    const seen = await dialog.evaluate((box, least) => {
      const inside = element => {
        const {left, top, right, bottom} = element.getBoundingClientRect();
        return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      };
      const size = element => element.getBoundingClientRect();
      const picture = box.querySelector('img');
      const caption = box.querySelector('.lightbox-caption');
      return {
        picture: inside(picture) && size(picture).width >= .6 * Math.min(innerWidth, innerHeight),
        shape: Math.abs(size(picture).width / size(picture).height -
            picture.naturalWidth / picture.naturalHeight) < .02,
        caption: !caption.textContent.trim() || size(caption).width >= .7 * size(picture).width ||
            size(caption).width >= 250,
        hidden: [...box.querySelectorAll('button')].filter(each => !inside(each)).length,
        small: [...box.querySelectorAll('button, a')].filter(each => size(each).height < least)
            .map(each => each.textContent),
      };
    }, await page.evaluate(() => document.documentElement.dataset.text ? 60 : 44));
    const which = await image.getAttribute('alt');
    expect(seen.picture, `the picture cannot be seen whole: ${which}`);
    expect(seen.shape, `the picture is squeezed: ${which}`);
    expect(seen.caption, `the caption is a column of single characters: ${which}`);
    expect(seen.hidden === 0, `${seen.hidden} buttons are out of sight: ${which}`);
    expect(seen.small.length === 0, `too small for a finger: ${seen.small}: ${which}`);
    if (await links.count() > 1) await dialog.getByRole('button').nth(1).click();
  }
  await dialog.getByRole('button').last().click();
  expect(!await dialog.isVisible(), 'the last button does not close it');
}

// Stands in for the browser's voice: writes down what is said, and says it at once.
function voice() {
  window.said = JSON.parse(sessionStorage.getItem('said') ?? '[]');
  const say = text => {
    window.said.push(text);
    sessionStorage.setItem('said', JSON.stringify(window.said));
  };
  window.SpeechSynthesisUtterance = function(text) { this.text = text; };
  const synthesis = {
    speak: utterance => {
      say(utterance.text);
      utterance.onstart?.();
    },
    cancel: () => say('(silence)'),
  };
  Object.defineProperty(window, 'speechSynthesis', {value: synthesis});
}

async function readAloud(page, expect) {
  const button = page.locator('[data-speak]');
  const label = await button.textContent();
  const said = () => page.evaluate(() => window.said.splice(0));
  await button.focus();
  await page.keyboard.press('Enter');
  const text = (await said()).filter(each => each !== '(silence)').map(each => each.trim());
  const own = await page.evaluate(() => {
    const words = selector => [...document.querySelectorAll(selector)].map(each => each.textContent.trim());
    return {
      title: words('h1')[0],
      story: words('[data-read] > :not(figure, .footnotes, .story-gap)').join('').replace(/\s/g, ''),
      others: words('.menu a, .breadcrumbs a, figcaption, .footnotes li, caption').filter(each => each.length > 3),
    };
  });
  expect(text.shift() === own.title, 'the title is not said first');
  expect(text.join('').replace(/\s/g, '').startsWith(own.story.slice(0, 200)), 'the story is not said next');
  for (const other of own.others) expect(!text.includes(other), `says ‘${other}’`);
  expect(await button.getAttribute('aria-pressed') === 'true', 'the button does not say that it reads');
  expect(await button.textContent() !== label, 'the button keeps its name');
  await page.keyboard.press('Enter');
  expect((await said()).join() === '(silence)', 'the button does not stop it');
  expect(await button.textContent() === label, 'the button keeps saying that it stops');
  await page.keyboard.press('Enter');
  await said();
  await page.evaluate(() => sessionStorage.clear());
  await page.locator('.site-name a').first().click();
  await page.waitForLoadState('load');
  expect((await said()).includes('(silence)'), 'leaving the page does not stop it');
}

// No voice, no button.
function mute() {
  delete window.speechSynthesis;
}

async function noVoice(page, expect) {
  expect(await page.locator('[data-speak]').count() === 1, 'the page has no such button');
  expect(!await page.locator('[data-speak]').isVisible(), 'the button shows');
}

function countPrints() {
  window.prints = 0;
  window.print = () => { window.prints += 1; };
}

async function printing(page, expect) {
  await page.locator('[data-print]').focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => window.prints) === 1, 'the button does not print');
}

// Main controls are as large as a finger; what WCAG asks of all others, axe-core holds.
const mainControls = 'button, select, .menu a, .pagination a, .initials a, .contents a, .rail a, summary, ' +
    '.footer-links a, .article-tools a, .more a, .names a, .breadcrumbs a, .from a, .credit a, .tags a, ' +
    '.facts a, .events .name a, .honours .name a, .headline h3 a, .brief h3 a, .lines a, .particulars a, .eyebrow a';

const targets = least => async (page, expect) => {
  const menu = page.locator('.menu-button');
  if (await menu.isVisible()) await menu.click();
  const sizes = await page.$$eval(mainControls, elements => elements
      .filter(element => element.checkVisibility())
      .map(element => {
        const {width, height} = element.getBoundingClientRect();
        const squares = element.matches('button, select, .pagination a, .initials a');
        return {what: `${element.closest('[class]').className} ${element.textContent.trim().slice(0, 20)}`,
          size: Math.round(squares ? Math.min(width, height) : height)};
      }));
  expect(sizes.length > 5, 'the page has hardly a control');
  for (const {what, size} of sizes) expect(size >= least, `${size} px: ${what}`);
};

// Numbers set like posters stay in one piece; a phrase in their place may break.
async function numbersHold(page, expect) {
  const broken = await page.$$eval('.number', numbers => numbers
      .filter(({textContent}) => /^[\d.,]/.test(textContent) && textContent.length <= 8)
      .filter(number => number.getBoundingClientRect().height >
          1.9 * parseFloat(getComputedStyle(number).fontSize))
      .map(({textContent}) => textContent));
  expect(broken.length === 0, `broken: ${broken.join(' ')}`);
}

const foldedFigures = page => page.$$eval('.ledger li[id]', lines => lines.map(line => line.checkVisibility()));

// On a phone the facts under a story are folded: a link to one of them opens its part, so does a finger.
async function foldedLedger(page, expect) {
  expect((await foldedFigures(page)).every(shown => !shown), 'the ledger is not folded');
  const id = await page.$eval('.ledger li[id]', line => line.id);
  await page.goto(`${page.url()}#${encodeURIComponent(id)}`);
  expect((await foldedFigures(page))[0], 'a link to a figure does not open its part');
  const other = await page.$('.ledger details:not([open]) summary');
  await other.click();
  expect(await other.evaluate(summary => summary.parentElement.open), 'a part does not open');
}

async function openLedger(page, expect) {
  expect((await foldedFigures(page)).every(shown => shown), 'figures are folded');
  expect(await page.locator('.ledger summary:visible').count() === 0, 'parts could be folded');
  expect(await page.locator('.leaf-title:visible').count() > 0, 'parts have no title');
}

// What is beside a story stands beside it, in the margin or in it; four figures at most.
async function figuresBeside(page, expect) {
  const beside = await page.$$eval('.story > .poster', posters => posters.map(poster => {
    const next = poster.nextElementSibling.getBoundingClientRect();
    const {left, top} = poster.getBoundingClientRect();
    return {aside: left >= next.right, near: Math.abs(top - next.top)};
  }));
  expect(beside.length > 1 && beside.length <= 4, `${beside.length} figures`);
  for (const {aside} of beside) expect(aside === page.viewportSize().width > 1000, 'a figure is out of place');
  if (page.viewportSize().width > 1000) expect(beside[0].near < 60, 'the first does not stand where it is told');
}

// A sign says that something is missing, the list at the foot says what, once.
async function gaps(page, expect) {
  const signs = page.locator('a.gap[id]');
  const notes = page.locator('.gaps li');
  expect(await notes.count() > 0 && await signs.count() === await notes.count(), 'signs and notes differ');
  for (let i = 0; i < await signs.count(); ++i) {
    const target = await signs.nth(i).getAttribute('href');
    const note = page.locator(`.gaps [id="${target.slice(1)}"]`);
    expect(await note.count() === 1, `${target} leads nowhere`);
    const back = await note.locator('a.gap').getAttribute('href');
    expect(await page.locator(`a[id="${back.slice(1)}"]`).count() === 1, `${back} does not lead back`);
  }
}

// The rail of a report stays, and says which section and which entry is being read.
async function railPlace(page, expect) {
  const entries = page.locator('.section article');
  const count = await entries.count();
  const at = Math.floor(count / 2) - Math.floor(count / 2) % 2;
  await entries.nth(at).scrollIntoViewIfNeeded();
  await entries.nth(at).evaluate(entry => window.scrollBy(0, entry.getBoundingClientRect().top - 60));
  await page.waitForTimeout(100);
  const rail = page.locator('.rail');
  expect((await rail.boundingBox()).y === 0, 'the rail does not stay');
  const place = await rail.locator('.rail-place').innerText();
  expect(place === `第${at + 1}条／共${count}条`, `the rail says ‘${place}’ at ${at + 1} of ${count}`);
  const own = await entries.nth(at).evaluate(entry => entry.closest('.section').querySelector('h2').textContent);
  const current = rail.locator('[aria-current]');
  expect(await current.count() === 1 && await current.innerText() === own, `${own} is not the current section`);
  const {x, width} = await current.boundingBox();
  expect(x >= 0 && x + width <= page.viewportSize().width, 'the current section is out of sight');
}

async function headingsHold(page, expect) {
  for (let width = 320; width <= 1440; width += 40) {
    await page.setViewportSize({width, height: 740});
    for (const cut of await cutWords({browserPage: page})) expect(false, `${width} px: ${cut}`);
  }
}

async function motion(page, expect) {
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior) === 'auto',
      'scrolling is smooth');
  expect(await page.evaluate(() => document.getAnimations().length) === 0, 'something moves');
}

// WCAG 1.4.12: what a reader's own style sheet may ask for.
const spacing = '* { line-height: 1.5 !important; letter-spacing: .12em !important; ' +
    'word-spacing: .16em !important; } p { margin-bottom: 2em !important; }';

async function fits(page, expect) {
  const [wanted, given] = await page.evaluate(() => {
    const root = document.scrollingElement;
    return [root.scrollWidth, root.clientWidth];
  });
  expect(wanted <= given, `${wanted} px wide in ${given}`);
}

async function textSpacing(page, expect) {
  await page.evaluate(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, spacing);
  const cut = await page.evaluate(() => [...document.querySelectorAll('body *')]
      .filter(element => element.matches(':not(.hidden, .hidden *, svg, svg *, .table-scroll, img)'))
      .filter(element => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX) &&
          element.scrollWidth > element.clientWidth)
      .map(element => element.className));
  expect(cut.length === 0, `cut off: ${cut}`);
  await fits(page, expect);
}

async function zoomed(page, expect) {
  await fits(page, expect);
  await stops(page, 'Tab', expect);
}

async function forcedColours(page, expect) {
  await stops(page, 'Tab', expect);
  const bare = await page.$$eval('button, select', elements => elements
      .filter(element => element.checkVisibility())
      .filter(element => getComputedStyle(element).borderTopStyle === 'none')
      .map(element => element.textContent));
  expect(bare.length === 0, `no border: ${bare}`);
  const [current, others] = await page.$$eval('.menu a', links => [true, false].map(wanted => links
      .filter(link => (link.getAttribute('aria-current') === 'page') === wanted)
      .map(link => getComputedStyle(link).borderBottomWidth)));
  expect(current.length === 1 && !others.includes(current[0]),
      `the current item of the menu looks like the others: ${current} ${others}`);
  const lost = await page.$$eval('svg:not(.qr svg) :is(rect, circle)', shapes => shapes
      .filter(shape => getComputedStyle(shape).fill !== getComputedStyle(document.body).color &&
          getComputedStyle(shape).fill === getComputedStyle(document.body).backgroundColor)
      .length);
  expect(lost === 0, `${lost} shapes of plots cannot be seen`);
}

// 404.html as a server shows it, at an address of its own, of a site that was built without one.
async function lost(page, expect, sites) {
  const addresses = [sites.folder, sites.root].flatMap(site =>
    ['nowhere', 'nowhere/', 'branches/no-such-branch/', 'branches/x/photo.jpg', 'a/b/c/d?e=1', '404.html']
        .map(path => [site, site.origin + site.prefix + path]));
  const notFound = sites.folder.pages.find(({kind}) => kind === '404');
  for (const [site, address] of [...addresses, [sites.folder, sites.folder.onDisk(notFound)]]) {
    await page.goto(address, {waitUntil: 'load'});
    const styled = () => getComputedStyle(document.querySelector('.site-header')).borderTopWidth === '5px';
    await page.waitForFunction(styled, null, {timeout: 5000})
        .catch(() => expect(false, `no style: ${address}`));
    const links = await page.$$eval('a[href]:not(.skip), link[href], img[src]',
        elements => elements.map(element => element.href || element.src));
    const broken = links.filter(link => site.brokenBecause(link));
    expect(links.length > 5 && broken.length === 0, `${address}: ${broken}`);
    const scheme = page.locator('button[data-scheme="dark"]');  // a script of the site is at work
    await scheme.click();
    expect(await scheme.getAttribute('aria-pressed') === 'true', `no script: ${address}`);
    await scheme.click();
    await page.locator('.site-name a').click();
    await page.locator('body.kind-home').waitFor({timeout: 5000})
        .catch(() => expect(false, `not led home: ${address}`));
  }
}

const every = ['home', 'report', 'branch', 'list of highlights', 'honours', 'photos', 'timeline', 'page',
  'list of places', 'place', 'walk'];

export const walks = [
  {name: 'every stop of the keyboard shows itself', kinds: ['home', 'report', 'branch', 'list of highlights', 'list of places', 'walk'],
    viewport: office, walk: everyStop},
  {name: 'every stop shows itself on a phone', kinds: ['report', 'list of organisations'],
    viewport: phone, walk: everyStop},
  {name: 'the skip link leads to main', kinds: ['home', 'report', 'branch'], viewport: office, walk: skipLink},
  {name: 'the menu of a phone', kinds: ['branch'], viewport: phone, walk: menu},
  {name: 'display settings', kinds: ['branch'], viewport: office, walk: settings},
  {name: 'the light box', kinds: ['branch', 'photos'], viewport: office, walk: lightBox},
  {name: 'the light box on a phone', kinds: ['branch', 'photos'], viewport: phone, walk: lightBoxFits},
  {name: 'the light box on a phone held across', kinds: ['photos'], viewport: {width: 740, height: 360},
    walk: lightBoxFits},
  {name: 'the light box in large text', kinds: ['branch'], viewport: phone, display: {text: '26'},
    walk: lightBoxFits},
  {name: 'the light box on an office screen', kinds: ['branch', 'photos'], viewport: office, walk: lightBoxFits},
  {name: 'an address that leads nowhere', kinds: ['404'], viewport: office, walk: lost},
  {name: 'reading aloud', kinds: ['branch', 'report', 'page'], viewport: office, before: voice, walk: readAloud},
  {name: 'no voice, no button to read', kinds: ['branch'], viewport: office, before: mute, walk: noVoice},
  {name: 'the print button', kinds: ['branch', 'report'], viewport: office, before: countPrints,
    walk: printing},
  {name: 'on paper', kinds: ['home', 'report', 'branch', 'page', 'honours', 'list of highlights', 'list of places', 'place', 'walk'],
    viewport: office, context: {colorScheme: 'dark'}, walk: onPaper},
  {name: 'controls of 44 px', kinds: every, viewport: phone, walk: targets(44)},
  {name: 'controls of 60 px in large text', kinds: every, viewport: phone, display: {text: '22'},
    walk: targets(60)},
  {name: 'numbers in large text', kinds: ['home', 'report', 'branch', 'figures'],
    viewport: {width: 1440, height: 900}, display: {text: '26'}, walk: numbersHold},
  {name: 'the folded ledger of a phone', kinds: ['branch', 'highlight'], viewport: phone, walk: foldedLedger},
  {name: 'the ledger on an office screen', kinds: ['branch', 'highlight'], viewport: office, walk: openLedger},
  {name: 'figures beside the story', kinds: ['highlight'], viewport: office, walk: figuresBeside},
  {name: 'figures in the story of a phone', kinds: ['highlight'], viewport: phone, walk: figuresBeside},
  {name: 'headings break between words at every width', viewport: phone, walk: headingsHold,
    kinds: ['home', 'report', 'branch', 'highlight', 'theme', 'list of branches', 'list of highlights', 'timeline']},
  {name: 'gaps are told once', kinds: ['branch', 'report'], viewport: office, walk: gaps},
  {name: 'the rail of a report', kinds: ['report'], viewport: office, walk: railPlace},
  {name: 'the rail of a report on a phone', kinds: ['report'], viewport: phone, walk: railPlace},
  {name: 'the map and its list', kinds: ['list of places', 'home'], viewport: phone, walk: map},
  {name: 'a walk by keys', kinds: ['walk'], viewport: office, walk: panels},
  {name: 'a walk in large text on a phone', kinds: ['walk'], viewport: phone, display: {text: '26'}, walk: panels},
  {name: 'a walk by swipes', kinds: ['walk'], viewport: phone, context: {hasTouch: true}, walk: swipe},
  {name: 'a screen in a hall', kinds: ['home', 'branch', 'list of places'], viewport: office, walk: hall},
  {name: 'a hall that nobody is in', kinds: ['branch'], viewport: office, walk: idleHall},
  {name: 'a walk in a hall goes on by itself', kinds: ['walk'], viewport: office,
    context: {reducedMotion: 'no-preference'}, walk: (...all) => hallIsStill(...all, false)},
  {name: 'a walk in a hall waits for who wants it still', kinds: ['walk'], viewport: office,
    walk: (...all) => hallIsStill(...all, true)},
  {name: 'zoomed to 200 %', kinds: ['home', 'report', 'branch'], viewport: {width: 683, height: 384},
    walk: zoomed},
  {name: 'the spacing a reader may ask for', kinds: every, viewport: phone, walk: textSpacing},
  {name: 'nothing moves for who wants it still', kinds: ['home', 'report'], viewport: office, walk: motion},
  {name: 'forced colours', kinds: ['home', 'list of reports'], viewport: office,
    context: {forcedColors: 'active', colorScheme: 'dark'}, walk: forcedColours},
];
