// The ways a page is looked at. A row: name, where the page comes from (`served` under a
// sub-folder, `disk`, or `published`, built with a base_url), width, and what differs from a
// plain visit: Playwright's context options, a script run before the page's own, a preparation.
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

const widths = [320, 360, 768, 1366, 1920];
const schemes = ['light', 'dark'];

const matrix = widths.flatMap(width => schemes.map(scheme => ({
  name: `${width} px, ${scheme}`, from: 'served', width, context: {colorScheme: scheme},
})));

export const all = [
  ...matrix,
  {name: 'disk, phone', from: 'disk', ...phone},
  {name: 'disk, office screen', from: 'disk', ...office},
  {name: 'published', from: 'published', ...office},
  {name: 'forced colours', from: 'served', ...office, context: {forcedColors: 'active'}},
  {name: 'no script, phone', from: 'served', ...phone, context: {javaScriptEnabled: false}},
  {name: 'no script, disk', from: 'disk', ...office, context: {javaScriptEnabled: false}},
  {name: 'storage blocked', from: 'served', ...office, before: noStorage},
];
