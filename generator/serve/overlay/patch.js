// Brings the page from one version, as it was served, to the next without loading it again. Works
// where text and plain elements differ; false, and nothing done, where a script of the page may
// have a hand in it.
const active = 'script:not([type="application/ld+json"]), style, link, img, svg, video, audio, ' +
    'iframe, form, input, select, textarea, button, details, dialog, [tabindex], [data-read]';
const isPlain = node =>
    node.nodeType !== Node.ELEMENT_NODE || !(node.matches(active) || node.querySelector(active));

const tag = node => node.cloneNode(false);
const isSameTag = (a, b) => a.nodeType === Node.ELEMENT_NODE && tag(a).isEqualNode(tag(b));
const isCounterpart = (live, old) => live.nodeName === old.nodeName &&
    (live.nodeType === Node.ELEMENT_NODE ? live.id === old.id : live.data === old.data);

// For each of the old nodes the one that stands for it now; scripts may have put others between.
function findCounterparts(live, olds) {
  const nodes = [...live.childNodes];
  let next = 0;
  return olds.map(old => {
    while (next < nodes.length && !isCounterpart(nodes[next], old)) ++next;
    return nodes[next++];
  });
}

// One node for one: its children if the tags are equal, else itself.
function compare(live, old, next, steps) {
  if (old.isEqualNode(next)) return true;
  if (live && isSameTag(old, next)) return compareChildren(live, old, next, steps);
  return replace([live], [old], [next], live?.nextSibling, live?.parentNode, steps);
}

function replace(lives, olds, news, after, parent, steps) {
  const untouched = lives.every((live, i) => live?.isEqualNode(olds[i]));
  if (!parent || !untouched || ![...olds, ...news].every(isPlain)) return false;
  steps.push(() => {
    const place = parent.insertBefore(document.createComment(''), lives[0] ?? after);
    for (const live of lives) live.remove();
    place.replaceWith(...news.map(node => document.importNode(node, true)));
  });
  return true;
}

function compareChildren(live, old, next, steps) {
  const olds = [...old.childNodes], news = [...next.childNodes];
  const lives = findCounterparts(live, olds);
  if (olds.length === news.length)
    return olds.every((each, i) => compare(lives[i], each, news[i], steps));
  const shorter = Math.min(olds.length, news.length);
  let begin = 0;
  while (begin < shorter && olds[begin].isEqualNode(news[begin])) ++begin;
  let end = 0;
  while (end < shorter - begin && olds.at(-1 - end).isEqualNode(news.at(-1 - end))) ++end;
  const after = end ? lives.at(-end) : null;
  if (after === undefined) return false;
  const middle = list => list.slice(begin, list.length - end);
  return replace(middle(lives), middle(olds), middle(news), after, live, steps);
}

export function patchPage(old, next) {
  const steps = [];
  const root = document.documentElement;
  if (!isSameTag(old.documentElement, next.documentElement)) return false;
  if (!compareChildren(root, old.documentElement, next.documentElement, steps)) return false;
  for (const step of steps) step();
  return true;
}
