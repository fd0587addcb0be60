// The ways a page is looked at. A row: name, where the page comes from (`served` under a
// sub-folder, `disk`, or `published`, built with a base_url), width, and what differs from a
// plain visit: Playwright's context options, display settings the reader chose before, a script
// run before the page's own. `kinds`: one page of each kind will do, also with --all; `axeByKind`:
// for axe alone. `asks`: 'look' leaves out what the page's words decide, 'colours' what its width does,
// too; 'page' leaves out what width and colours decide, 'width' all else: another row asks it.
// `remembersText`: what it shows is compared with what it shows without scripts.
// `drawnTo`: widths the window is drawn to while the page is open, where only what depends on the
// width is asked again: a page takes longer to open than to be looked at.
export const phone = {width: 360};
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

// Opened on a phone and on a desk.
const windows = [{width: 360, drawnTo: [320]}, {width: 1366, drawnTo: [768, 1920]}];

// Each look in each window; of every page in the windows of `every`, else of one of each kind. Axe,
// which takes more than half of the time, is asked of every page in one window.
const looks = [
  {name: 'light', every: [360, 1366]},
  {name: 'dark', asks: 'colours', context: {colorScheme: 'dark'}},
  {name: 'large text', asks: 'look', display: {text: '26'}},
  {name: 'high contrast', asks: 'look', display: {contrast: 'high'}},
  {name: 'high contrast, dark', asks: 'colours', display: {contrast: 'high', scheme: 'dark'}},
];

const matrix = windows.flatMap(window => looks.map(({name, every = [], ...look}) => ({
  ...look, width: window.width, name: `${window.width} px, ${name}`, from: 'served',
  drawnTo: look.asks === 'colours' ? [] : window.drawnTo,
  kinds: !every.includes(window.width),
  axeByKind: name !== 'light' || window.width !== phone.width,
  remembersText: name === 'light' && window.width === phone.width,
})));

// High contrast and the widest window are the theme's alone, which our own showcase holds.
export const allOfOthers = [
  ...matrix.filter(({display}) => !display?.contrast)
      .map(row => ({...row, drawnTo: row.drawnTo.filter(width => width < 1920)})),
  {name: '768 px', from: 'disk', width: 768},
  {name: 'forced colours', from: 'served', ...office, asks: 'look', context: {forcedColors: 'active'}},
  {name: 'no script, phone', from: 'served', ...phone, context: {javaScriptEnabled: false}},
];

export const all = [
  ...matrix,
  {name: 'disk, phone', from: 'disk', ...phone, asks: 'page'},
  {name: 'disk, 768 px', from: 'disk', width: 768, kinds: true, asks: 'width'},
  {name: 'published', from: 'published', ...office, asks: 'page'},
  {name: 'forced colours', from: 'served', ...office, kinds: true, asks: 'look', context: {forcedColors: 'active'}},
  {name: 'no script, phone', from: 'served', ...phone, context: {javaScriptEnabled: false}},
  {name: 'no script, disk', from: 'disk', ...office, kinds: true, context: {javaScriptEnabled: false}},
  {name: 'storage blocked', from: 'served', ...office, kinds: true, asks: 'page', before: noStorage},
];
