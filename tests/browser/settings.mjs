// The ways a page is looked at. A row: name, where the page comes from (`served` under a
// sub-folder, `disk`, or `published`, built with a base_url), width, and what differs from a
// plain visit: Playwright's context options, display settings the reader chose before, a script
// run before the page's own. `kinds`: one page of each kind will do, also with --all; `axeByKind`:
// for axe alone.
const phone = {width: 360};
const office = {width: 1366};

const noStorage = () => {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, {
      get() { throw new DOMException('storage is blocked', 'SecurityError'); },
    });
  }
};

export const short = [
  {name: 'phone', from: 'served', ...phone},
  {name: 'office screen', from: 'served', ...office},
  {name: 'disk, phone', from: 'disk', ...phone},
  {name: 'disk, office screen', from: 'disk', ...office},
  {name: 'published', from: 'published', ...office},
];

// For showcases unlike ours.
export const shortOfOthers = [
  {name: '320 px', from: 'served', width: 320},
  {name: '768 px', from: 'disk', width: 768},
  {name: '1366 px', from: 'disk', ...office},
];

const widths = [320, 360, 768, 1366, 1920];

// Each look at each width; of every page at the widths of `every`, else of one of each kind. What a
// colour scheme changes does not depend on the width, nor does most of what axe asks, which takes
// two thirds of the time: of every page it is asked in one narrow width and one wide.
const looks = [
  {name: 'light', every: widths},
  {name: 'dark', every: [1366], context: {colorScheme: 'dark'}},
  {name: 'large text', display: {text: '26'}},
  {name: 'high contrast', display: {contrast: 'high'}},
  {name: 'high contrast, dark', display: {contrast: 'high', scheme: 'dark'}},
];

const matrix = widths.flatMap(width => looks.map(({name, every = [], ...look}) => ({
  ...look, name: `${width} px, ${name}`, from: 'served', width, kinds: !every.includes(width),
  axeByKind: ![360, 1366].includes(width),
})));

// High contrast is the theme's alone, which our own showcase holds.
export const allOfOthers = [
  ...matrix.filter(({width, display}) => [320, 1366].includes(width) && !display?.contrast),
  {name: '768 px', from: 'disk', width: 768},
  {name: 'forced colours', from: 'served', ...office, context: {forcedColors: 'active'}},
  {name: 'no script, phone', from: 'served', ...phone, context: {javaScriptEnabled: false}},
];

export const all = [
  ...matrix,
  {name: 'disk, phone', from: 'disk', ...phone},
  {name: 'disk, office screen', from: 'disk', ...office, kinds: true},
  {name: 'published', from: 'published', ...office},
  {name: 'forced colours', from: 'served', ...office, kinds: true, context: {forcedColors: 'active'}},
  {name: 'no script, phone', from: 'served', ...phone, context: {javaScriptEnabled: false}},
  {name: 'no script, disk', from: 'disk', ...office, kinds: true, context: {javaScriptEnabled: false}},
  {name: 'storage blocked', from: 'served', ...office, kinds: true, before: noStorage},
];
