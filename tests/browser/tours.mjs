// Maps, walks and screens in a hall: what walks.mjs does on them.

// Each pin stands on the map, and the list beside it leads to the same page under the same number.
export async function map(page, expect) {
  const seen = await page.evaluate(() => {
    const sheet = document.querySelector('.map-sheet').getBoundingClientRect();
    const boxOf = element => element.getBoundingClientRect();
    const pins = [...document.querySelectorAll('.pin')].map(pin => ({
      href: pin.href, number: pin.querySelector('.pin-number').textContent,
      inside: boxOf(pin.querySelector('.pin-number')).left >= sheet.left &&
          boxOf(pin.querySelector('.pin-number')).bottom <= sheet.bottom,
      size: Math.min(boxOf(pin).width, boxOf(pin).height), stops: pin.tabIndex >= 0,
    }));
    const list = [...document.querySelectorAll('.place-list a')].filter(each => each.querySelector('.pin-number'))
        .map(link => ({href: link.href, number: link.querySelector('.pin-number').textContent}));
    return {pins, list};
  });
  expect(seen.pins.length > 5, `${seen.pins.length} pins`);
  for (const {href, number, inside, size, stops} of seen.pins) {
    expect(inside, `pin ${number} is off the map`);
    expect(size >= 44, `pin ${number} is ${size} px`);
    expect(!stops, `the keyboard meets pin ${number} and then the list`);
    expect(seen.list.some(each => each.href === href && each.number === number), `pin ${number} is not in the list`);
  }
  expect(seen.pins.length === seen.list.length, `${seen.pins.length} pins, ${seen.list.length} in the list`);
}

const currentStop = page => page.evaluate(() => {
  const current = document.querySelector('.horizon [aria-current]');
  return current ? Number(current.textContent) : 0;
});
const settle = page => page.waitForTimeout(150);
const stands = (page, wanted) => page.waitForFunction(stop => {
  const current = document.querySelector('.horizon [aria-current]');
  return (current ? Number(current.textContent) : 0) === stop;
}, wanted, {timeout: 3000}).then(() => true, () => false);

// Keys lead from stop to stop; the horizon says where one is; what is higher than the window is
// scrolled through first.
export async function panels(page, expect) {
  const count = await page.locator('.horizon li').count();
  expect(count >= 8 && count <= 12, `${count} stops`);
  const leadsTo = async (key, stop) => {
    await page.keyboard.press(key);
    return stands(page, stop);
  };
  expect(await stands(page, 0), 'the walk does not begin at its beginning');
  expect(await leadsTo('ArrowRight', 1) && await leadsTo('ArrowRight', 2), 'the right arrow does not lead on');
  expect(await leadsTo('ArrowLeft', 1), 'the left arrow does not lead back');
  for (let i = 0; i < 8 && await currentStop(page) === 1; ++i) {
    await page.keyboard.press('PageDown');
    await settle(page);
  }
  expect(await stands(page, 2), 'Page Down does not lead to the next stop');
  await page.keyboard.press('End');
  await settle(page);
  expect(await page.locator('[data-walk=next]').isDisabled(), 'End does not lead to the end');
  expect(await leadsTo('Home', 0), 'Home does not lead back to the beginning');
  await page.locator('[data-walk=next]').click();
  expect(await stands(page, 1), 'the button does not lead on');
  await page.locator('.horizon li a').nth(count - 1).click();
  expect(await stands(page, count), 'the horizon does not lead to the last stop');
  const high = await page.$$eval('.panel', all => all.filter(each =>
    each.getBoundingClientRect().height < innerHeight - 1).length);
  expect(high === 0, `${high} panels are lower than the window`);
}

export async function swipe(page, expect) {
  const across = (from, to) => page.evaluate(([from, to]) => {
    const walk = document.querySelector('.walk');
    const touch = x => new Touch({identifier: 1, target: walk, clientX: x, clientY: 300});
    walk.dispatchEvent(new TouchEvent('touchstart', {touches: [touch(from)], changedTouches: [touch(from)]}));
    walk.dispatchEvent(new TouchEvent('touchend', {touches: [], changedTouches: [touch(to)]}));
  }, [from, to]);
  await across(300, 80);
  expect(await stands(page, 1), 'a swipe does not lead on');
  await across(80, 300);
  expect(await stands(page, 0), 'a swipe does not lead back');
}

const inHall = async page => {
  await page.goto(`${page.url()}?hall=1`);
  await page.waitForFunction(() => getComputedStyle(document.documentElement).fontSize === '24.75px' ||
      getComputedStyle(document.documentElement).getPropertyValue('--target') === '60px');
};

// Everything a finger wide, the word kept from page to page, other sites shut, the code at hand.
export async function hall(page, expect) {
  expect(!await page.locator('.hall-bar').isVisible(), 'the bar shows without being asked for');
  await inHall(page);
  expect(await page.locator('.hall-bar').isVisible(), 'there is no bar');
  const small = await page.$$eval('.hall-bar :is(a, button), .menu a, .pin, .more a, button', all => all
      .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 60)
      .map(each => each.textContent));
  expect(small.length === 0, `too small for a finger: ${small}`);
  const outside = await page.$$eval('a[href]', links => links.filter(link =>
    new URL(link.href).host !== location.host).map(link => link.href));
  expect(outside.length === 0, `other sites open: ${outside}`);
  const take = page.locator('[data-hall=take]');
  await take.click();
  expect(await page.locator('.hall-take svg').isVisible(), 'there is no code to take along');
  await page.keyboard.press('Escape');
  await page.locator('.menu a').nth(1).click();
  await page.waitForLoadState('load');
  expect(new URL(page.url()).searchParams.get('hall') === '1', 'the next page forgets the hall');
  expect(await page.locator('.hall-bar').isVisible(), 'the next page has no bar');
}

// Nobody there: a warning, then the start, and nothing left of what was set.
export async function idleHall(page, expect) {
  await page.clock.install();
  await inHall(page);
  await page.evaluate(() => localStorage.setItem('zhanting-display', '{"scheme":"dark"}'));
  await page.clock.runFor(70_000);
  expect(await page.locator('.hall-note').textContent() === '', 'it warns too early');
  await page.clock.runFor(10_000);
  const stay = page.locator('[data-hall=stay]');
  expect(await stay.isVisible(), 'nothing says that it will go back');
  await page.mouse.move(200, 200);
  await page.clock.runFor(60_000);
  expect(!await stay.isVisible(), 'a touch does not keep the page');
  await page.clock.runFor(40_000);
  await page.waitForFunction(() => document.body.classList.contains('kind-home'), null, {timeout: 5000})
      .catch(() => expect(false, 'it does not go back to the start'));
  expect(page.url().includes('hall=1'), 'the start forgets the hall');
  expect(await page.evaluate(() => localStorage.getItem('zhanting-display')) === null,
      'the next visitor gets the settings of the last');
}

export async function hallIsStill(page, expect, sites, still) {
  await page.clock.install();
  await inHall(page);
  const play = page.locator('[data-hall=play]');
  expect(await play.isVisible(), 'there is no button to stop it');
  const label = await play.textContent();
  await page.clock.runFor(17_000);
  await page.waitForTimeout(800);
  await page.clock.runFor(1000);
  const at = await currentStop(page);
  expect(at === (still ? 0 : 1), `after a while it stands at ${at}`);
  if (still) return;
  await play.click();
  expect(await play.textContent() !== label, 'the button does not say what it does now');
  await page.clock.runFor(40_000);
  await page.waitForTimeout(300);
  expect(await currentStop(page) === at, 'it goes on although it was stopped');
}
