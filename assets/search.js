// Search: finds every page that contains what is asked for, as “find in page” would. The index
// (search/, made by the build) is a set of scripts, so that it works from disk too; a query loads
// the few it needs. generator/HACKING.md says how it is made; templates/README.md, how to call it.
(function () {
  "use strict";
  const folder = new URL("../search/", document.currentScript.src).href;
  const waiting = new Map();
  const loaded = new Map();

  function load(name) {
    if (!loaded.has(name)) {
      loaded.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = folder + name + ".js";
        script.onload = () => script.remove();
        script.onerror = () => {
          script.remove();
          loaded.delete(name);
          reject(new Error(script.src));
        };
        document.head.append(script);
      }));
    }
    return loaded.get(name);
  }

  // Bits, 15 in a character: see generator/search/bits.h.
  class Bits {
    constructor(text) {
      this.text = text;
      this.at = 0;
    }
    read(count) {
      let value = 0;
      while (count > 0) {
        const left = 15 - this.at % 15;
        const take = Math.min(count, left);
        const unit = this.text.charCodeAt(Math.floor(this.at / 15)) - 0x3000;
        value = value * (1 << take) + (unit >> left - take & (1 << take) - 1);
        this.at += take;
        count -= take;
      }
      return value;
    }
    gamma(order = 0) {
      let width = 0;
      while (!this.read(1)) {
        if (++width > 31) throw new Error("not the index it should be");
      }
      const high = (1 << width | this.read(width)) - 1;
      return high * (1 << order) + this.read(order);
    }
    oneOf(range) {
      if (range < 2) return 0;
      const width = 32 - Math.clz32(range - 1);
      const value = this.read(width - 1);
      const short = 2 ** width - range;
      return value < short ? value : value * 2 + this.read(1) - short;
    }
    // A rising list of numbers from `low` to below `high`.
    list(count, low, high, out = []) {
      while (count > 0) {
        if (high - low === count) {
          while (low < high) out.push(low++);
          return out;
        }
        const before = count >> 1;
        count -= before + 1;
        const number = low + before + this.oneOf(high - low - before - count);
        this.list(before, low, number, out);
        out.push(number);
        low = number + 1;
      }
      return out;
    }
  }

  // What all queries need: the code of the texts, the directory of the lists.
  let documents, perPack, grams, shards, parts;
  let texts, codes;
  const simplified = new Map();

  function readSimplified(bits) {
    let last = 0x3400;
    for (let count = bits.gamma(); count > 0; --count) {
      last += bits.gamma(2);
      simplified.set(String.fromCharCode(last), String.fromCharCode(bits.read(16)));
    }
  }

  function readCode(bits) {
    const characters = bits.gamma();
    const phrases = bits.gamma();
    const lengths = Array.from({ length: 1 + characters + phrases }, () => bits.read(5));
    texts = [""];
    for (let last = 0; texts.length <= characters;) {
      last += bits.gamma(2);
      texts.push(String.fromCharCode(last));
    }
    while (texts.length < lengths.length) {
      const left = texts[bits.oneOf(texts.length)];
      texts.push(left + texts[bits.oneOf(texts.length)]);
    }
    // By length: the first code, and the symbols in the order of their codes.
    codes = Array.from({ length: 32 }, () => ({ first: 0, symbols: [] }));
    lengths.forEach((length, symbol) => length && codes[length].symbols.push(symbol));
    for (let length = 1; length < 32; ++length)
      codes[length].first = (codes[length - 1].first + codes[length - 1].symbols.length) * 2;
  }

  function readText(bits) {
    for (let text = ""; ;) {
      let symbol;
      for (let length = 1, code = bits.read(1); ; code = code * 2 + bits.read(1)) {
        const of = codes[length++];
        symbol = of.symbols[code - of.first];
        if (symbol !== undefined) break;
      }
      if (symbol === 1) return text;
      text += symbol ? texts[symbol] : String.fromCharCode(bits.read(16));
    }
  }

  const ready = () => load("m").then((bits) => {
    if (codes) return;
    documents = bits.gamma();
    perPack = bits.gamma();
    readSimplified(bits);
    readCode(bits);
    grams = !bits.read(1);
    if (!grams) return;
    shards = 1 << bits.gamma();
    parts = new Map();
    for (let count = bits.gamma(), last = 0; count > 0; --count) {
      last += bits.gamma(6);
      parts.set(last, 1 << bits.gamma());
    }
  });

  // The form in which texts and queries are compared: as generator/search/normalise.h says. With
  // `from` and `to`, where each of its characters stands in `text`.
  const quotes = new Map([..."“”„‟«»「」『』〝〞〟"].map((c) => [c, "\""])
    .concat([..."‘’‚‛‹›"].map((c) => [c, "'"])));
  const isHan = /[\u3005\u3007\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
  const isSpace = /[\t-\r \x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/;

  function normalise(text) {
    let out = "";
    const from = [], to = [];
    let space = false, afterHan = false;
    const add = (character, begin, end) => {
      for (let i = 0; i < character.length; ++i) {
        from.push(begin);
        to.push(end);
      }
      out += character;
    };
    for (const match of text.matchAll(/[^][\p{M}\u1160-\u11FF\uFF9E\uFF9F]*/gu)) {
      const end = match.index + match[0].length;
      for (let character of match[0].normalize("NFKC").toLowerCase()) {
        character = simplified.get(character) || quotes.get(character) || character;
        if (isSpace.test(character)) {
          space = out !== "";
          continue;
        }
        const han = isHan.test(character);
        if (space && !(han && afterHan)) add(" ", match.index, match.index);
        add(character, match.index, end);
        afterHan = han;
        space = false;
      }
    }
    return { text: out, from, to };
  }

  // Documents, as the build packed them.
  const parsed = new Map();
  
  async function documentAt(number) {
    if (!parsed.has(number)) {
      const pack = Math.floor(number / perPack);
      const bits = await load("t/" + pack.toString(16));
      if (parsed.has(number)) return parsed.get(number);
      for (let i = pack * perPack; i < Math.min((pack + 1) * perPack, documents); ++i) {
        const [url, kind, note, ...lines] = readText(bits).split("\n");
        parsed.set(i, {
          url, kind, note, title: lines[0].slice(1),
          lines: lines.map((line) => ({ part: line[0], text: line.slice(1) })),
        });
      }
    }
    return parsed.get(number);
  }

  const tierOf = (part) => "na".includes(part) ? 0 : "ohbk".includes(part) ? 1 : 2;
  const lineNormalised = (line) => (line.form = line.form || normalise(line.text));

  // Pinyin stands apart, in the private use area; capitals begin syllables.
  const mark = (syllables) => syllables.map((syllable) => Array.from(syllable, (letter, index) =>
    String.fromCharCode(0xE000 + letter.charCodeAt(0) - (index ? 0 : 32))).join("")).join("");

  // How the characters of names are read; a line “y” says how the name before it is, if otherwise.
  let readings;
  const knowReadings = () => readings || load("y").then((bits) => {
    if (readings) return;
    const syllables = Array.from({ length: bits.gamma() }, () => readText(bits));
    readings = new Map();
    for (let last = 0x3000, gap; (gap = bits.gamma(2)) > 0;) {
      last += gap - 1;
      readings.set(String.fromCharCode(last), syllables[bits.oneOf(syllables.length)]);
    }
  });

  function pinyinOf(document) {
    return document.lines.flatMap(({ part, text }, index) => {
      if (!"nab".includes(part)) return [];
      const own = document.lines[index + 1];
      const syllables = (own && own.part === "y" ? own.text.split(" ")
        : Array.from(text.matchAll(/[a-z0-9]+|[^]/giu), ([piece]) => readings.get(piece) || piece))
        .map((each) => each.toLowerCase().replace(/[^a-z]/g, "")).filter((each) => each);
      return [mark(syllables), mark(syllables.map((each) => each[0]))];
    });
  }

  const holds = (document, tier, term) => term.pinyin
    ? pinyinOf(document).some((line) => line.includes(term.text))
    : document.lines.some((line) => line.part !== "y" && tierOf(line.part) === tier &&
        lineNormalised(line).text.includes(term.text));

  // The lists of grams: see generator/search/gram_index.h.
  const few = (length) => length < 5 ? 16 : length < 7 ? 64 : 128;
  const longest = 12;
  const shardOf = (character, count) => character * 40503 >>> 4 & count - 1;

  const hex = (character) => character.toString(16).padStart(4, "0");
  const readPlaces = (bits) => bits.list(bits.gamma() + 1, 0, 3 * documents);

  function readGrams(bits, length, name) {
    const found = new Map();
    const count = bits.gamma();
    const gap = Math.floor(20000 / Math.max(count, 1));
    const order = gap < 4 ? 1 : 30 - Math.clz32(gap);
    for (let i = 0, last = 0; i < count; ++i) {
      last += bits.gamma(order) + 1;
      const gram = {};
      const own = name + hex(last);
      if (length === 2) {
        gram.list = bits.read(1) ? "l/" + own : readPlaces(bits);
      } else if (!bits.read(1)) {
        const count = bits.gamma() + 1;
        gram.indexes = bits.list(count, 0, count + bits.gamma() + 1);
      }
      if (bits.read(1)) {
        if (bits.read(1)) gram.parts = { name: own, count: 1 << bits.gamma(), read: new Map() };
        else gram.longer = readGrams(bits, length + 1, own);
      }
      found.set(last, gram);
    }
    return found;
  }

  const blocks = new Map();

  async function pairsOf(first, second) {
    const split = parts.get(first);
    const name = split ? "g/" + hex(first) + "-" + shardOf(second, split).toString(16)
      : "s/" + shardOf(first, shards).toString(16);
    if (!blocks.has(name)) {
      const bits = await load(name);
      if (blocks.has(name)) return blocks.get(name);
      const firsts = new Map();
      if (split) {
        firsts.set(first, { ends: [], pairs: readGrams(bits, 2, hex(first)) });
      } else {
        for (let count = bits.gamma(); count > 0; --count) {
          const character = bits.read(16);
          const ends = bits.list(bits.gamma(), 0, 3 * documents);
          firsts.set(character, { ends, pairs: readGrams(bits, 2, hex(character)) });
        }
      }
      blocks.set(name, firsts);
    }
    return blocks.get(name);
  }

  // The gram that continues another by a character.
  async function longerOf(gram, length, character) {
    if (!gram.parts) return gram.longer && gram.longer.get(character);
    const { name, count, read } = gram.parts;
    const part = shardOf(character, count);
    const bits = await load(`x/${name}-${part.toString(16)}`);
    if (!read.has(part)) read.set(part, readGrams(bits, length, name));
    return read.get(part).get(character);
  }

  async function listOf(pair) {
    if (typeof pair.list === "string") {
      const bits = await load(pair.list);
      if (typeof pair.list === "string") pair.list = readPlaces(bits);
    }
    return pair.list;
  }

  async function placesOf(character) {
    if (parts.has(character)) {
      const bits = await load("g/" + hex(character));
      bits.at = 0;
      return bits.list(bits.gamma(), 0, 3 * documents);
    }
    const block = (await pairsOf(character, 0)).get(character);
    if (!block) return [];
    const all = new Set(block.ends);
    for (const pair of block.pairs.values()) (await listOf(pair)).forEach((place) => all.add(place));
    return Array.from(all);
  }

  function intersect(a, b) {
    const out = [];
    for (let i = 0, k = 0; i < a.length && k < b.length;) {
      if (a[i] === b[k]) {
        out.push(a[i]);
        ++k;
        ++i;
      } else if (a[i] < b[k]) ++i;
      else ++k;
    }
    return out;
  }

  async function pairAt(text, at) {
    const first = text.charCodeAt(at), second = text.charCodeAt(at + 1);
    const block = (await pairsOf(first, second)).get(first);
    const gram = block && block.pairs.get(second);
    return { sure: true, list: gram ? await listOf(gram) : [], gram };
  }

  // The places of a term, and whether their texts are still to be asked.
  async function candidates(text) {
    if (text.length === 1) return { sure: true, list: await placesOf(text.charCodeAt(0)) };
    const first = Math.min(text.length - 1, 3);
    const at = (from, to) => Promise.all(
      Array.from({ length: to - from }, (_, index) => pairAt(text, from + index)));
    let row = await at(0, first);
    const all = () => row.map((each) => each.list).reduce(intersect);
    if (text.length > 4 && all().length > few(2)) row = row.concat(await at(first, text.length - 1));
    else if (text.length > 4) return { sure: false, list: all() };
    for (let length = 3; length <= Math.min(text.length, longest) && row.length > 1; ++length) {
      row = await Promise.all(row.slice(1).map(async (tail, index) => {
        const head = row[index];
        const common = intersect(head.list, tail.list);
        if (!head.sure || !tail.sure || common.length <= few(length))
          return { sure: false, list: common };
        const gram = await longerOf(head.gram, length, text.charCodeAt(index + length - 1));
        if (!gram) return { sure: true, list: [] };
        return { sure: true, gram, list: gram.indexes ? gram.indexes.map((i) => common[i]) : common };
      }));
    }
    return { sure: row.length === 1 && row[0].sure, list: all() };
  }

  // The documents that hold a term, each with the lowest tier it does so in.
  async function documentsOf(term) {
    const found = new Map();
    const { sure, list } = grams ? await candidates(term.text)
      : { sure: false, list: Array.from({ length: 3 * documents }, (_, place) => place) };
    await Promise.all(list.map(async (place) => {
      const number = place % documents, tier = Math.floor(place / documents);
      if (!sure && !holds(await documentAt(number), tier, term)) return;
      const before = found.get(number);
      const rank = term.pinyin ? 3 : tier;
      if (before === undefined || rank < before) found.set(number, rank);
    }));
    return found;
  }

  // Words and quoted phrases, all of which are wanted.
  function termsOf(query) {
    const quote = /^["“”„‟«»「」『』]([^"“”„‟«»「」『』]+)["“”„‟«»「」『』](?=\s|$)/;
    const terms = [];
    for (let rest = query.trim(); rest; rest = rest.trim()) {
      const phrase = rest.match(quote);
      const word = phrase || rest.match(/^\S+/);
      terms.push(normalise(phrase ? phrase[1] : word[0]).text);
      rest = rest.slice(word[0].length);
    }
    return Array.from(new Set(terms.filter((term) => term)));
  }

  // All ways to part letters into syllables, the last one perhaps unfinished; and as initials.
  function pinyinTerms(text) {
    if (!/^[a-z]{2,}$/.test(text)) return [];
    const syllable = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|[iu]?ang|i?ong|[iuv]?an|e?ng|ueng|[iuv]?en|i?ao|uai|i[ae]|u[aoie]|v[en]|in|ing|un|ai|ei|ou|er|[aoeiuv])$/;
    const begin = /^(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?[aoeiuvng]*$/;
    const ways = [];
    (function part(rest, before) {
      if (ways.length > 12) return;
      if (begin.test(rest)) ways.push([...before, rest]);
      for (let length = Math.min(6, rest.length - 1); length > 0; --length) {
        if (syllable.test(rest.slice(0, length))) part(rest.slice(length), [...before, rest.slice(0, length)]);
      }
    })(text, []);
    ways.push([...text]);
    return Array.from(new Set(ways.map(mark)), (each) => ({ text: each, pinyin: true }));
  }

  let allSimplified;
  async function knowCharacters(terms) {
    const strange = (c) => isHan.test(c) && !simplified.has(c) && !texts.includes(c);
    if (![...terms.join("")].some(strange)) return;
    allSimplified = allSimplified || load("v").then(readSimplified);
    await allSimplified;
  }

  // Whether a name of the document is the whole term, as it is written or in pinyin.
  function isNamed(document, term) {
    const written = (line) => "na".includes(line.part) && lineNormalised(line).text === term;
    if (document.lines.some(written)) return true;
    const ways = pinyinTerms(term).map((way) => way.text);
    return ways.length > 0 && pinyinOf(document).some((line) => ways.includes(line));
  }

  // Says which results are called exactly so: they come before what only has the term in its name. Where
  // texts have to be fetched for it, that is found out of a few names only.
  async function nameThem(ranked, term) {
    const names = ranked.filter(({ tier }) => tier === 0 || tier === 3);
    if (grams && names.length > 20) return;
    await Promise.all(names.map(async (each) => {
      each.named = isNamed(await documentAt(each.number), term);
    }));
  }

  async function find(query) {
    await ready();
    let terms = termsOf(query);
    await knowCharacters(terms);
    terms = termsOf(query);
    if (terms.length === 0 || documents === 0) return { terms, ranked: [] };
    const each = await Promise.all(terms.map(async (text) => {
      const found = await documentsOf({ text });
      const pinyin = pinyinTerms(text);
      if (pinyin.length > 0) await knowReadings();
      for (const term of pinyin) {
        for (const [number, tier] of await documentsOf(term)) {
          if (!found.has(number)) found.set(number, tier);
        }
      }
      return found;
    }));
    const ranked = [];
    for (const [number, tier] of each[0]) {
      const tiers = each.map((found) => found.get(number));
      if (!tiers.includes(undefined)) ranked.push({ number, tier: Math.max(tier, ...tiers), named: false });
    }
    if (terms.length === 1) await nameThem(ranked, terms[0]);
    ranked.sort((a, b) => b.named - a.named || a.tier - b.tier || b.number - a.number);
    return { terms, ranked };
  }

  // What results can be narrowed to: [{ group, title, documents }].
  let facets;
  async function readFacets() {
    await ready();
    const bits = await load("f");
    if (facets) return facets;
    facets = [];
    for (let count = bits.gamma(); count > 0; --count) {
      const group = String.fromCharCode(bits.read(8));
      const title = readText(bits);
      facets.push({ group, title, documents: new Set(bits.list(bits.gamma(), 0, documents)) });
    }
    return facets;
  }

  // `filters` by group: { k: kind, r: report, t: theme, y: year }.
  async function narrow(ranked, filters) {
    const wanted = Object.entries(filters).filter(([, title]) => title);
    if (wanted.length === 0) return ranked;
    const sets = (await readFacets()).filter(({ group, title }) => filters[group] === title);
    if (sets.length < wanted.length) return [];
    return ranked.filter(({ number }) => sets.every((each) => each.documents.has(number)));
  }

  // How results look: HTML with the hits marked.
  const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

  function hitsIn(form, terms) {
    const hits = [];
    for (const term of terms) {
      for (let at = form.text.indexOf(term); at >= 0; at = form.text.indexOf(term, at + 1))
        hits.push([form.from[at], form.to[at + term.length - 1]]);
    }
    return hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  }

  function marked(text, hits, begin = 0, end = text.length) {
    let html = "", at = begin;
    for (const [from, to] of hits) {
      if (to <= at || from >= end) continue;
      const first = Math.max(from, at), last = Math.min(to, end);
      html += escaped(text.slice(at, first)) + "<mark>" + escaped(text.slice(first, last)) + "</mark>";
      at = last;
    }
    return html + escaped(text.slice(at, end));
  }

  const length = 60;
  const parting = (text, at) => /[\uDC00-\uDFFF]/.test(text[at] || "") ? at + 1 : at;

  function snippetOf(document, terms) {
    const lines = document.lines.filter((line) => !"nay".includes(line.part));
    let best = null, most = 0;
    for (const line of lines) {
      const form = lineNormalised(line);
      const count = terms.filter((term) => form.text.includes(term)).length;
      if (count > most) [best, most] = [line, count];
    }
    best = best || lines.find((line) => line.part === "m") || lines.find((line) => line.part === "x");
    if (!best) return "";
    const hits = hitsIn(lineNormalised(best), terms);
    const room = best.text.length - length;
    const begin = hits.length && room > 0
      ? parting(best.text, Math.max(0, Math.min(hits[0][0] - 16, room))) : 0;
    const end = parting(best.text, Math.max(begin + length, hits.length ? Math.min(hits[0][1], begin + 2 * length) : 0));
    return (begin > 0 ? "…" : "") + marked(best.text, hits, begin, end) + (end < best.text.length ? "…" : "");
  }

  const partNames = {
    n: "name", a: "name", o: "organisation", h: "honour", b: "brand", k: "heading", s: "slogan",
    m: "summary", f: "figure", d: "brand", e: "event", c: "caption", r: "note", x: "story",
  };

  async function resultOf({ number, tier }, terms) {
    const document = await documentAt(number);
    const fields = document.lines
      .filter((line) => line.part !== "y" && terms.some((term) => lineNormalised(line).text.includes(term)))
      .map((line) => partNames[line.part]);
    if (tier === 3) fields.push("pinyin");
    return {
      url: document.url, title: document.title, kind: document.kind, note: document.note,
      name: marked(document.title, hitsIn(lineNormalised(document.lines[0]), terms)),
      snippet: snippetOf(document, terms), fields: Array.from(new Set(fields)),
    };
  }

  async function search(text, { limit = 10, filters = {} } = {}) {
    const { terms, ranked } = await find(text);
    const wanted = await narrow(ranked, filters);
    return {
      total: wanted.length,
      results: await Promise.all(wanted.slice(0, limit).map((each) => resultOf(each, terms))),
    };
  }

  // How many results there are by group and title, each group as the filters of the others leave it.
  async function counts(text, filters = {}) {
    const { ranked } = await find(text);
    const all = await readFacets();
    const groups = {};
    for (const group of "krty") {
      const left = await narrow(ranked, { ...filters, [group]: "" });
      groups[group] = all.filter((facet) => facet.group === group).map(({ title, documents: of }) =>
        ({ title, count: left.filter(({ number }) => of.has(number)).length }));
    }
    return groups;
  }

  window.Zhanting = Object.assign(window.Zhanting || {}, {
    // What a file of the index calls.
    put(name, text) {
      waiting.get(name)(new Bits(text));
      waiting.delete(name);
    },
    normalise: (text) => ready().then(() => knowCharacters([text])).then(() => normalise(text).text),
    terms: termsOf,
    root: new URL("..", folder).href,
    search, counts,
    isSmall: () => ready().then(() => !grams),
  });

  // The box: a combobox that suggests names.
  const { root } = window.Zhanting;
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const box = form.elements.q;
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const listbox = make("ul", { role: "listbox", id: "page_suggestions", "aria-label": form.dataset.suggestions });
  listbox.hidden = true;
  form.append(listbox);
  const state = {
    role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
    "aria-controls": listbox.id,
  };
  for (const [key, value] of Object.entries(state)) box.setAttribute(key, value);
  let asked = 0, timer = 0;

  function choose(option) {
    for (const each of listbox.children) each.setAttribute("aria-selected", each === option);
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else box.removeAttribute("aria-activedescendant");
  }

  function close() {
    clearTimeout(timer);
    ++asked;
    listbox.hidden = true;
    box.setAttribute("aria-expanded", "false");
    choose(null);
  }

  async function suggest() {
    const now = ++asked;
    const text = box.value;
    await ready();
    if (grams && normalise(text).text.length < 2) return close();
    const { terms, ranked } = await find(text);
    const names = ranked.filter(({ tier }) => tier === 0 || tier === 3).slice(0, 6);
    const results = await Promise.all(names.map((each) => resultOf(each, terms)));
    if (now !== asked || document.activeElement !== box) return;
    if (results.length === 0) return close();
    listbox.replaceChildren(...results.map((result, index) => {
      const option = make("li", { role: "option", id: "page_suggestion_" + index, "aria-selected": "false" });
      option.innerHTML = `<span>${result.name}</span><small>${escaped(result.note)}</small>`;
      option.dataset.url = root + result.url;
      return option;
    }));
    choose(null);
    listbox.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  const composing = (event) => event.isComposing || event.keyCode === 229;
  function typed(event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    ++asked;
    if (box.value.trim()) timer = setTimeout(() => suggest().catch(close), 120);
    else close();
  }
  box.addEventListener("input", typed);
  box.addEventListener("compositionend", () => typed({}));
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    const options = Array.from(listbox.children);
    const current = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && listbox.hidden) {
      if (box.value.trim()) suggest().catch(close);
    } else if (step) {
      const next = current < 0 && step < 0 ? options.length - 1 : current + step;
      choose(options[next] || null);
    } else if (event.key === "Escape" && !listbox.hidden) {
      close();
    } else if (event.key === "Enter" && current >= 0) {
      location.href = options[current].dataset.url;
    } else return;
    event.preventDefault();
  });
  listbox.addEventListener("pointerdown", (event) => event.preventDefault());
  listbox.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.url;
  });
  form.addEventListener("submit", close);
  if (box.value.trim() && document.activeElement === box) typed({});
})();
