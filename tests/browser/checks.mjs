// What must hold of a page in the browser. A row: name, when it applies (default: always), what the
// answer depends on (`page`: its words and links alone; `look`: also colours and the size of text;
// default: the window's width as well), and `problems`, which gets the visit and answers with a list
// of sentences, empty when all is well.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Its rules that colours and the size of text decide; what it loads style sheets for is none of them.
const axeRulesOfLooks = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];
const axeOptions = {
  all: {runOnly: axeTags, resultTypes: ['violations']},
  look: {runOnly: {type: 'rule', values: axeRulesOfLooks}, resultTypes: ['violations'], preload: false},
};

const scripted = ({setting}) => setting.context?.javaScriptEnabled !== false;
const stays = ({page}) => page.kind !== 'redirect';

// Every address the document names, absolute.
function addressesInDocument() {
  const named = [];
  const add = (element, text) => {
    if (text) named.push({text, href: new URL(text, document.baseURI).href, tag: element.localName});
  };
  for (const attribute of ['href', 'src', 'action', 'poster', 'data']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      add(element, element.getAttribute(attribute));
    }
  }
  for (const element of document.querySelectorAll('[srcset]')) {
    for (const part of element.getAttribute('srcset').split(',')) {
      add(element, part.trim().split(/\s+/)[0]);
    }
  }
  return named;
}

async function brokenLinks({browserPage, site}) {
  const addresses = await browserPage.evaluate(addressesInDocument);
  if (addresses.length === 0) return ['the page has no link at all'];
  return addresses.flatMap(({text, href, tag}) => {
    const reason = site.brokenBecause(href);
    return reason ? [`<${tag}> ${text} ${reason}`] : [];
  });
}

async function redirectProblems({browserPage, url, site}) {
  await browserPage.waitForURL(now => now.href !== url, {timeout: 5000}).catch(() => {});
  if (browserPage.url() === url) return ['the redirect does not leave its own page'];
  const reason = site.brokenBecause(browserPage.url());
  return reason ? [`it leads to ${browserPage.url()}, which ${reason}`] : [];
}

async function sidewaysScroll({browserPage}) {
  return browserPage.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
        .filter(element => element.getBoundingClientRect().right > root.clientWidth + 1)
        .slice(0, 5)
        .map(element => `<${element.localName} class="${element.getAttribute('class') ?? ''}">`);
    return [`${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.join(' ')}`];
  });
}

async function axeViolations({browserPage, setting}) {
  await browserPage.evaluate(axe);
  const violations = await browserPage.evaluate(async options => {
    const result = await window.axe.run(document, options);
    return result.violations.flatMap(({id, help, nodes}) => nodes.map(
        node => `${id}: ${help}: ${node.html.slice(0, 160)}` +
            (id === 'color-contrast' ? ` (${node.any[0]?.message})` : '')));
  }, setting.asks ? axeOptions.look : axeOptions.all);
  return violations;
}

async function forgottenDisplay({browserPage, setting: {display}}) {
  const shown = await browserPage.evaluate(() => ({...document.documentElement.dataset}));
  return Object.keys(display).filter(name => shown[name] !== display[name])
      .map(name => `${name} is ${shown[name]}, not ${display[name]}`);
}

// Text a visitor reads in main, piece by piece; controls and what a search finds may need a script.
export function visibleText() {
  return [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, td, th, figcaption)')]
      .filter(element => !element.closest('form, button, dialog, .results, [hidden]'))
      .filter(element => !element.querySelector('button, input, select'))
      .filter(element => element.checkVisibility())
      .map(element => element.innerText.replace(/\s+/g, ' ').trim())
      .filter(text => text);
}

async function textThatNeedsScript({browserPage, url, scriptedText}) {
  const without = new Set(await browserPage.evaluate(visibleText));
  const withScript = await scriptedText(url);
  if (without.size === 0) return ['main shows no text'];
  return withScript.filter(text => !without.has(text)).map(text => `missing: ${text.slice(0, 80)}`);
}

// What machines are told is what readers see, and no tag is empty.
async function wrongMetaTags({browserPage, site}) {
  // Kinds of column are said in the words of a Party's or an office's site.
  const ofReports = site.files.includes('reports/index.html');
  return browserPage.evaluate(ofReports => {
    const tags = [...document.querySelectorAll('meta[name], meta[property]')]
        .map(tag => [tag.name || tag.getAttribute('property'), tag.content]);
    const said = Object.fromEntries(tags);
    const line = document.querySelector('.source-line')?.textContent ?? '';
    const problems = tags.filter(([, content]) => !content || content === 'null')
        .map(([name]) => `${name} says nothing`);
    const column = ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'];
    const wanted = column.filter(name =>
      name === 'ColumnType' ? ofReports && document.documentElement.lang === 'zh-CN' :
        name !== 'ColumnDescription' || said.description);
    if (said.ColumnName) {
      problems.push(...wanted.filter(name => !said[name]).map(name => `${name} is missing`));
    }
    const title = document.querySelector('h1').textContent;
    if (said.ArticleTitle && said.ArticleTitle !== title) problems.push(`ArticleTitle: ${said.ArticleTitle}`);
    for (const name of ['PubDate', 'ContentSource']) {
      if (said[name] && !line.includes(said[name])) problems.push(`${name} is not shown: ${said[name]}`);
    }
    if (said.PubDate && !/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(said.PubDate)) {
      problems.push(`PubDate: ${said.PubDate}`);
    }
    return problems;
  }, ofReports);
}

// Lines of at most 40 Han characters, none under 12 px.
async function hardToRead({browserPage}) {
  return browserPage.evaluate(() => {
    const han = /\p{Script=Han}/u;
    const problems = [];
    for (const element of document.querySelectorAll('body *')) {
      const own = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
          .map(node => node.data).join('');
      if (!han.test(own) || !element.checkVisibility()) continue;
      const size = parseFloat(getComputedStyle(element).fontSize);
      const words = `<${element.localName} class="${element.className}"> ${own.trim().slice(0, 20)}`;
      if (size < 12) problems.push(`${size} px: ${words}`);
      const characters = Math.max(...[...element.getClientRects()].map(({width}) => width)) / size;
      if (element.localName === 'p' && own.length > 60 && characters > 41) {
        problems.push(`${Math.round(characters)} characters a line: ${words}`);
      }
    }
    return problems;
  });
}

// Where a site has a headline face: its files load, and it has every character that is set in it.
async function otherFaces({browserPage, site}) {
  const list = site.files.find(file => /^assets\/fonts\/headline-characters\b/.test(file));
  if (!list) return [];
  const known = new Set(site.read(list));
  const {failed, texts} = await browserPage.evaluate(async () => {
    await document.fonts.ready;
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) {
      const element = walk.currentNode.parentElement;
      if (!getComputedStyle(element).fontFamily.startsWith('Headline')) continue;
      texts.push([`<${element.localName} class="${element.className}">`, walk.currentNode.data]);
    }
    const failed = [...document.fonts].some(face => face.family === 'Headline' && face.status === 'error');
    return {failed, texts};
  });
  return [
    ...(failed ? ['a file of the headline face does not load'] : []),
    ...texts.flatMap(([element, text]) => {
      const missing = [...text].filter(character => /\S/u.test(character) && !known.has(character));
      return missing.length > 0 ? [`no ${missing.join(' ')} for ${element}`] : [];
    }),
  ];
}

const kibibytes = bytes => `${(bytes / 1024).toFixed(1)} KB`;

// Our server always says the length. To the fonts belongs the sheet that says which of them hold
// what: a page that fetches less of them needs more of it.
async function tooHeavy({responses}) {
  let total = 0;
  let script = 0;
  let fonts = 0;
  for (const response of responses) {
    const type = response.request().resourceType();
    if (type === 'image') continue;
    const length = Number(response.headers()['content-length']);
    const ofFonts = type === 'font' || /\/assets\/headline\.[^/]*css$/.test(response.url());
    if (ofFonts) fonts += length;
    else total += length;
    if (type === 'script') script += length;
  }
  return [
    ...(total > 64 * 1024 ? [`${kibibytes(total)} without photos and fonts, more than 64 KB`] : []),
    ...(fonts > 120 * 1024 ? [`${kibibytes(fonts)} of fonts, more than 120 KB`] : []),
    ...(script > 20 * 1024 ? [`${kibibytes(script)} of JavaScript, more than 20 KB`] : []),
  ];
}

// No column of a page stands empty for long beside others. What sticks to the window follows the
// reader, and a narrow label is no column.
async function emptyColumns({browserPage}) {
  return browserPage.evaluate(() => {
    const most = 300;
    const narrowest = 160;
    const range = document.createRange();
    const say = (element, height) => `${Math.round(height)} px of nothing: <${element.localName} ` +
        `class="${element.getAttribute('class') ?? ''}"> ${element.textContent.trim().slice(0, 20)}`;
    // From the first to the last line or picture in it.
    function content(element) {
      let top = Infinity;
      let bottom = -Infinity;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.currentNode; node; node = walker.nextNode()) {
        const picture = node.nodeType === Node.ELEMENT_NODE && /^(img|svg|button|select|input)$/.test(node.localName);
        if (!picture && (node.nodeType !== Node.TEXT_NODE || !node.data.trim())) continue;
        if (!(picture ? node : node.parentElement).checkVisibility()) continue;
        range.selectNodeContents(node);
        for (const box of picture ? [node.getBoundingClientRect()] : range.getClientRects()) {
          if (box.height === 0) continue;
          top = Math.min(top, box.top);
          bottom = Math.max(bottom, box.bottom);
        }
      }
      return {top, bottom};
    }
    const problems = [];
    for (const element of document.querySelectorAll('main *')) {
      if (!element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const children = [...element.children].filter(child =>
        child.checkVisibility() && !['absolute', 'fixed', 'sticky'].includes(getComputedStyle(child).position));
      if (style.display === 'flow-root') {
        const flow = children.filter(child => getComputedStyle(child).float === 'none').map(content);
        const hole = element.getBoundingClientRect().bottom - Math.max(...flow.map(({bottom}) => bottom));
        if (flow.length > 0 && hole > most) problems.push(say(element, hole));
      }
      if (!/grid/.test(style.display) || style.gridTemplateColumns.split(' ').length < 2) continue;
      const boxes = children.map(child => ({box: child.getBoundingClientRect(), ...content(child)}))
          .filter(({bottom}) => bottom > -Infinity);
      const end = Math.max(...boxes.map(({bottom}) => bottom));
      const start = Math.min(...boxes.map(({top}) => top));
      // The last row of a wall need not be full.
      const last = boxes.filter(({bottom}) => bottom > end - 1);
      const lastRow = boxes.length > 2 ? Math.max(...last.map(({box}) => box.height)) + 60 : 0;
      const columns = Map.groupBy(boxes, ({box}) => Math.round(box.left));
      for (const column of columns.values()) {
        if (Math.max(...column.map(({box}) => box.width)) < narrowest) continue;
        // What reaches over several columns is in each of them.
        const {left, right} = column[0].box;
        const stops = boxes.filter(({box}) => box.left < right - 1 && box.right > left + 1)
            .map(({top, bottom}) => ({top, bottom})).sort((a, b) => a.top - b.top);
        let filled = start;
        for (const {top, bottom} of stops) {
          if (top - filled > most) problems.push(say(element, top - filled));
          filled = Math.max(filled, bottom);
        }
        if (end - filled > Math.max(most, lastRow)) problems.push(say(element, end - filled));
      }
    }
    return problems;
  });
}

// Photographs are never enlarged, figures stay on their line, words of languages with spaces are
// not drawn apart, and no size of text looks chosen that nobody chose.
async function misshapen({browserPage}) {
  return browserPage.evaluate(() => {
    const problems = [];
    for (const image of document.querySelectorAll('picture > img')) {
      const {width} = image.getBoundingClientRect();
      if (width > Number(image.getAttribute('width')) + 1) problems.push(`enlarged: ${image.src} ${width}`);
    }
    if (document.documentElement.lang.startsWith('zh')) return problems;
    for (const number of document.querySelectorAll('.value .number')) {
      if (number.textContent.length > 10) continue;
      const lines = number.getBoundingClientRect().height / parseFloat(getComputedStyle(number).fontSize);
      if (lines > 1.8) problems.push(`broken: ${number.textContent}`);
    }
    for (const paragraph of document.querySelectorAll('main p')) {
      if (getComputedStyle(paragraph).textAlign === 'justify') problems.push(paragraph.textContent.slice(0, 30));
    }
    const chosen = document.documentElement.dataset.text;
    for (const button of document.querySelectorAll('.text-sizes [aria-pressed="true"]')) {
      if (!chosen) problems.push(`pressed: ${button.textContent}`);
    }
    return problems;
  });
}

// Lines of a heading end where it lets them: at a <wbr>, a space or a mark, never within a word.
export async function cutWords({browserPage}) {
  return browserPage.evaluate(() => {
    const cut = /[\p{Script=Han}][\p{Script=Han}\p{N}]|\p{N}\p{Script=Han}/u;
    const range = document.createRange();
    const problems = [];
    for (const heading of document.querySelectorAll('h1, h2, h3')) {
      if (!heading.checkVisibility() || getComputedStyle(heading).writingMode !== 'horizontal-tb') continue;
      const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        let before = null;
        for (let i = 0; i < node.length; ++i) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const box = range.getClientRects()[0];
          if (!box || box.width === 0) continue;
          const below = before !== null && box.top > before + box.height / 2;
          if (below && cut.test(node.data.slice(i - 1, i + 1))) {
            problems.push(`${node.data.slice(Math.max(0, i - 6), i)} / ${node.data.slice(i, i + 6)}`);
          }
          before = box.top;
        }
      }
    }
    return problems;
  });
}

export const checks = [
  {
    name: 'every link leads somewhere',
    when: stays,
    dependsOn: 'page',
    problems: brokenLinks,
  },
  {
    name: 'the redirect arrives',
    when: visit => visit.page.kind === 'redirect',
    dependsOn: 'page',
    problems: redirectProblems,
  },
  {
    name: 'no error in the console',
    problems: visit => visit.errors,
  },
  {
    name: 'no request to another host',
    problems: visit => visit.foreignRequests,
  },
  {
    name: 'no sideways scrolling',
    when: stays,
    dependsOn: 'width',
    problems: sidewaysScroll,
  },
  {
    name: 'the meta tags say what is shown',
    when: visit => stays(visit) && visit.page.kind !== '404' && visit.setting.from !== 'disk',
    dependsOn: 'page',
    problems: wrongMetaTags,
  },
  {
    name: 'lines can be read',
    when: stays,
    dependsOn: 'width',
    problems: hardToRead,
  },
  {
    name: 'headlines are set in the headline face',
    when: stays,
    dependsOn: 'page',
    problems: otherFaces,
  },
  {
    name: 'no column stands empty',
    // What is made to be too long for every place leaves holes.
    when: visit => stays(visit) && visit.page.kind !== '404' && visit.site.prefix !== '/long/',
    dependsOn: 'width',
    problems: emptyColumns,
  },
  {
    name: 'headings break between words',
    when: visit => stays(visit) && !visit.setting.display?.text,
    dependsOn: 'width',
    problems: cutWords,
  },
  {
    name: 'pictures, figures and text keep their shape',
    when: stays,
    dependsOn: 'width',
    problems: misshapen,
  },
  {
    name: 'axe-core finds no violation',
    when: visit => stays(visit) && scripted(visit) && visit.setting.from === 'served' &&
        (!visit.setting.axeByKind || visit.site.standsForItsKind(visit.page)),
    dependsOn: 'look',
    problems: axeViolations,
  },
  {
    name: 'chosen display settings are taken up',
    when: visit => stays(visit) && visit.setting.display,
    dependsOn: 'look',
    problems: forgottenDisplay,
  },
  {
    name: 'all text is there without scripts',
    when: visit => stays(visit) && !scripted(visit),
    dependsOn: 'page',
    problems: textThatNeedsScript,
  },
  {
    name: 'an entry page weighs at most 64 KB',
    when: visit => ['branch', 'highlight'].includes(visit.page.kind) &&
        visit.setting.from === 'published',
    dependsOn: 'page',
    problems: tooHeavy,
  },
];
