// The filters of a listing in several pages, against the records it was made of.

const office = {width: 1366, height: 900};

function recordsOf(files, folder) {
  return Object.entries(files)
      .filter(([file]) => file.startsWith(`content/${folder}/`) && file.endsWith('.json'))
      .map(([, record]) => record);
}

const shown = page => page.evaluate(() => ({
  names: [...document.querySelectorAll('[data-item] h3 a')].map(link => link.textContent).sort(),
  links: [...document.querySelectorAll('[data-item] a')].map(link => link.href),
  result: document.querySelector('.result').textContent,
  pages: document.querySelector('.pagination').checkVisibility(),
  query: location.search,
}));

async function choose(page, name, value) {
  await page.selectOption(`[data-filters] [name="${name}"]`, value);
  await settled(page);
}

// The pages of the listing have been fetched and their items are shown.
async function settled(page) {
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(50);
}

function compare(what, {names}, records, problems) {
  const wanted = records.map(({name}) => name).sort();
  if (names.join() !== wanted.join()) problems.push(`${what}: ${names.length} shown, not ${wanted.length}`);
}

export async function filtersOverHttp(browser, site, files) {
  const problems = [];
  const expect = (holds, sentence) => { if (!holds) problems.push(sentence); };
  const all = recordsOf(files, 'highlights');
  const spring = all.filter(({report}) => report === 'spring');
  const both = spring.filter(({themes}) => themes[0] === 'theme-2');
  const page = await browser.newPage({viewport: office});
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  await page.goto(site.served({file: 'highlights/page/2/index.html'}));
  const before = await shown(page);

  await choose(page, 'report', 'spring');
  const first = await shown(page);
  compare('a report', first, spring, problems);
  expect(first.query === '?report=spring', `the address says ${first.query}`);
  expect(first.result.includes(spring.length), `the result says ${first.result}`);
  expect(!first.pages, 'the pages of the whole list still show');
  for (const link of first.links) expect(!site.brokenBecause(link), `${link} ${site.brokenBecause(link)}`);

  await choose(page, 'theme', 'theme-2');
  const second = await shown(page);
  compare('a report and a theme', second, both, problems);
  await choose(page, 'sort', 'name');
  const sorted = await page.$$eval('[data-item] h3 a', links => links.map(link => link.textContent));
  const order = [...sorted].sort(new Intl.Collator('zh-CN').compare);
  expect(sorted.join() === order.join(), 'not sorted by name');

  await page.locator('[data-item] h3 a').nth(3).click();
  await page.waitForURL(/entry-/);
  await page.goBack();
  await settled(page);
  compare('back from an entry', await shown(page), both, problems);
  for (let i = 0; i < 2; ++i) {
    await page.goBack();
    await settled(page);
  }
  compare('two choices undone', await shown(page), spring, problems);
  expect(await page.inputValue('[name="theme"]') === '', 'the undone theme is still chosen');
  await page.click('[data-filters] [type="reset"]');
  await settled(page);
  const after = await shown(page);
  expect(after.names.join() === before.names.join() && after.pages, 'reset does not bring the page back');
  await page.goto(site.served({file: 'highlights/index.html'}) + '?report=spring&theme=theme-2&kind=no');
  await settled(page);
  compare('an address sent by someone', await shown(page), both, problems);
  await page.close();
  return problems;
}

// From disk no other page can be read: the result says so.
export async function filtersFromDisk(browser, site) {
  const problems = [];
  const page = await browser.newPage({viewport: office});
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  await page.goto(site.onDisk({file: 'highlights/page/2/index.html'}));
  const wanted = await page.$$eval('[data-item]', items => items
      .filter(item => item.dataset.theme.includes('/theme-3/')).length);
  await choose(page, 'theme', 'theme-3');
  const {names, result} = await shown(page);
  const says = await page.getAttribute('[data-filters]', 'data-single');
  if (wanted === 0 || names.length !== wanted) problems.push(`${names.length} shown, not ${wanted}`);
  if (!result.includes(says)) problems.push(`the result says ${result}`);
  await page.close();
  return problems;
}

// A directory by initials hides the initials that nothing is left of.
export async function filtersOfDirectory(browser, site, files) {
  const problems = [];
  const page = await browser.newPage({viewport: office});
  await page.goto(site.served({file: 'organisations/index.html'}));
  await choose(page, 'level', 'municipal');
  const names = await page.$$eval('[data-item]', items => items
      .filter(item => item.checkVisibility()).map(item => item.dataset.name).sort());
  const wanted = recordsOf(files, 'organisations').filter(({level}) => level === 'municipal')
      .map(({name}) => name).sort();
  if (names.join() !== wanted.join()) problems.push(`${names.length} shown, not ${wanted.length}`);
  const dead = await page.$$eval('.initials a', links => links.filter(link =>
    link.checkVisibility() && !document.querySelector(link.getAttribute('href')).checkVisibility()).length);
  if (dead > 0) problems.push(`${dead} initials lead to nothing`);
  await page.close();
  return problems;
}

// The filters and orders that a kind's facts make, against its records.
export async function filtersOfFacts(browser, site, folder) {
  const problems = [];
  const records = JSON.parse(site.read(`api/${folder}.json`));
  const page = await browser.newPage({viewport: office});
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  const names = () => page.$$eval('[data-item]', items => items.filter(item => item.checkVisibility())
      .map(item => item.querySelector('h3 a').textContent));
  await page.goto(site.served({file: `${folder}/index.html`}));
  const selects = await page.$$eval('select[name^=fact-]', all => all.map(({name, options}) =>
      ({name, options: [...options].slice(1).map(({value, textContent}) => ({value, textContent}))})));
  if (selects.length === 0) problems.push('there are none');
  for (const {name, options} of selects) {
    for (const {value, textContent} of options) {
      await choose(page, name, value);
      const count = (await names()).length;
      if (!textContent.endsWith(` ${count}`)) problems.push(`${name}, ${textContent}: ${count} shown`);
    }
    await choose(page, name, '');
  }
  await choose(page, 'sort', 'fact-height');
  const height = new Map(records.map(({name, facts}) => [name, facts?.height ?? Infinity]));
  const order = (await names()).map(name => height.get(name));
  if (order.some((each, i) => i > 0 && each < order[i - 1])) problems.push(`not by height: ${order.join(' ')}`);
  await page.close();
  return problems;
}

// The table of all figures: filters, live counts, orders, and a way out where nothing is left.
export async function filtersOfFigures(browser, site, files) {
  const problems = [];
  const expect = (holds, sentence) => { if (!holds) problems.push(sentence); };
  const page = await browser.newPage({viewport: office});
  page.on('pageerror', error => problems.push(`uncaught: ${error.message}`));
  await page.goto(site.served({file: 'figures/index.html'}));
  const numbers = () => page.$$eval('[data-item]', items => items.map(item => Number(item.dataset.number)));
  const stated = async () => (await numbers()).filter(number => !Number.isNaN(number));
  const everything = recordsOf(files, 'highlights').concat(recordsOf(files, 'branches'))
      .flatMap(({figures = [], organisation, themes}) => figures.map(() => ({organisation, theme: themes[0]})));
  const theme = everything[0].theme;
  await choose(page, 'theme', theme);
  const wanted = everything.filter(each => each.theme === theme);
  expect((await numbers()).length === wanted.length, `${(await numbers()).length} of ${theme}, not ${wanted.length}`);
  const counts = await page.$$eval('[name="organisation"] option', options =>
    options.map(({value, textContent}) => ({value, textContent})));
  for (const {value, textContent} of counts.slice(1)) {
    const count = wanted.filter(({organisation}) => organisation === value).length;
    expect(textContent.endsWith(` ${count}`), `with a theme chosen, an office says ${textContent}, not ${count}`);
  }

  const head = page.locator('th[data-sort="number"]');
  await head.locator('button').focus();
  await page.keyboard.press('Enter');
  await settled(page);
  const falling = await stated();
  expect(falling.length > 1 && falling.every((each, i) => i === 0 || each <= falling[i - 1]), `not falling: ${falling}`);
  expect(await head.getAttribute('aria-sort') === 'descending', 'the head does not say how it sorts');
  expect(new URL(page.url()).searchParams.get('sort') === '-number', `the address is ${page.url()}`);
  await page.keyboard.press('Enter');
  await settled(page);
  const rising = await stated();
  expect(rising.every((each, i) => i === 0 || each >= rising[i - 1]), `not rising: ${rising}`);

  const empty = counts.slice(1).find(({value}) => !wanted.some(({organisation}) => organisation === value));
  if (empty) {
    await choose(page, 'organisation', empty.value);
    expect((await numbers()).length === 0, 'something is left');
    expect((await page.textContent('.result')).includes(await page.getAttribute('[data-filters]', 'data-nothing')),
        'the result does not say that nothing fits');
    const ways = page.locator('.nothing-fits button');
    expect(await ways.count() === 2, `${await ways.count()} ways out, not 2`);
    await ways.last().click();
    await settled(page);
    expect((await numbers()).length > 0, 'the way out leads nowhere');
  } else {
    problems.push('no choice leaves nothing: the showcase must have one');
  }
  await page.click('[data-filters] [type="reset"]');
  await settled(page);
  expect(await head.getAttribute('aria-sort') === 'none', 'reset keeps the order');
  await page.close();
  return problems;
}
