// The page of the search: results, what narrows them, and what is near where there are none.
(function () {
  "use strict";
  const { Zhanting } = window;
  const page = document.querySelector("[data-results]");
  const form = document.querySelector("form[data-search]");
  const box = form.elements.q;
  const words = page.dataset;
  const status = page.querySelector("[role=status]");
  const make = (name, attributes, ...inside) => {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...inside);
    return element;
  };
  const near = make("p", { className: "near" });
  const selects = make("div", { className: "filters" });
  const filters = make("details", { className: "narrow" }, make("summary", {}, words.narrow), selects);
  const list = make("ol", { className: "found" });
  const more = make("button", { type: "button" }, words.more);
  page.append(near, filters, list, more);
  const title = document.title;
  let query = {}, shown = 0, turn = 0;

  const address = (all) => "?" + new URLSearchParams(Object.entries(all).filter(([, value]) => value));
  const chosen = () => ({ ...query, q: "" });

  function go(changes) {
    query = { ...query, ...changes };
    try {
      history.pushState(null, "", address(query));
    } catch (error) {
      // Pages opened from disk may not change their address.
    }
    show();
  }

  async function read(limit) {
    const { total, results } = await Zhanting.search(query.q, { limit, filters: chosen() });
    const items = results.slice(shown).map((result) => {
      const item = make("li", { innerHTML: "<h2><a></a></h2><p class=\"snippet\"></p><p class=\"note\"></p>" });
      const [, link, snippet, note] = item.querySelectorAll("*:not(mark)");
      link.href = Zhanting.root + result.url;
      link.innerHTML = result.name;
      snippet.innerHTML = result.snippet;
      note.textContent = result.note;
      return item;
    });
    return () => {
      list.append(...items);
      shown = results.length;
      more.hidden = shown >= total;
      return { total, first: items[0] };
    };
  }

  async function showFilters() {
    const now = turn;
    const groups = Object.entries(await Zhanting.counts(query.q, chosen()));
    if (now !== turn) return;
    selects.replaceChildren(...groups.flatMap(([group, all]) => {
      const options = all.filter(({ title, count }) => count > 0 || query[group] === title);
      if (options.length < 2 && !query[group]) return [];
      if (group === "y") options.reverse();
      else options.sort((a, b) => b.count - a.count);
      const select = make("select", {}, make("option", { value: "" }, words.reset),
        ...options.map(({ title, count }) => make("option", { value: title }, `${title} ${count}`)));
      select.value = query[group] || "";
      select.addEventListener("change", () => go({ [group]: select.value }));
      return make("label", {}, make("span", {}, words[group]), select);
    }));
    filters.hidden = selects.childElementCount === 0;
  }

  const asking = /为什么|什么|怎么样?|怎样|如何|哪[个些里儿]?|多少|几个|谁|吗|呢/u;
  const joining = /是|了|的|在|做|管|办|有|过|去/u;
  const around = /^[是在的了有]+|[是了的在做有过去]+$/gu;

  // What a question is about: “崂山区” of “崂山区做了什么”.
  function subjectsOf(term) {
    if (!asking.test(term)) return [];
    const longestFirst = (pieces) => pieces.filter((piece) => piece.length > 1).sort((a, b) => b.length - a.length);
    const pieces = term.split(asking).map((piece) => piece.replace(around, ""));
    return [...longestFirst(pieces), ...longestFirst(pieces.flatMap((piece) => piece.split(joining)))];
  }

  // The words of the query one by one; of a single word what it asks about, then the pieces that many
  // pages have, else the names of the few that have one: a piece that is in two texts is no word.
  async function showNear() {
    const now = turn;
    const terms = Zhanting.terms(query.q);
    const tries = terms.length > 1 ? [...terms] : subjectsOf(terms[0]);
    const characters = [...terms[0]];
    for (let size = characters.length - 1; terms.length === 1 && size > 1; --size) {
      for (let at = 0; at + size <= characters.length; ++at) {
        const piece = characters.slice(at, at + size).join("");
        if (!asking.test(piece)) tries.push(piece);
      }
    }
    const found = [], tried = [];
    for (const text of tries.slice(0, 16)) {
      if (found.length >= 3) break;
      if (tried.some((other) => other.includes(text))) continue;
      const { total, results } = await Zhanting.search(text, { limit: 3 });
      if (total === 0) continue;
      tried.push(text);
      if (terms.length > 1 || (total > 3 && /^\p{Script=Han}+$/u.test(text))) {
        found.push({ text, href: address({ q: text }), total });
      } else {
        found.push(...results.map(({ title, url }) => ({ text: title, href: Zhanting.root + url })));
      }
    }
    const offered = found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at).slice(0, 3);
    if (now !== turn || offered.length === 0) return;
    near.append(words.near, ...offered.flatMap(({ text, href, total }) => {
      const link = make("a", { href }, text);
      if (!total) return [" ", link];
      link.addEventListener("click", (event) => {
        event.preventDefault();
        go({ q: text });
      });
      return [" ", link, ` ${total}`];
    }));
  }

  async function show() {
    const now = ++turn;
    const asking = Boolean((query.q || "").trim());
    box.value = query.q || "";
    document.title = (asking ? query.q + " · " : "") + title;
    status.textContent = asking ? words.waiting : "";
    near.replaceChildren();
    filters.hidden = more.hidden = true;
    shown = 0;
    if (!asking) {
      list.replaceChildren();
      return;
    }
    try {
      const add = await read(10);
      if (now !== turn) return;
      list.replaceChildren();
      const { total } = add();
      status.textContent = total > 0 ? `${words.foundBefore} ${total} ${words.foundAfter}`
        : `${words.none} ${query.q}`;
      const narrowed = Object.keys(query).some((key) => key !== "q" && query[key]);
      if (total === 0 && !narrowed) return void await showNear();
      filters.hidden = total < 2 && !narrowed;
      if (narrowed || await Zhanting.isSmall()) filters.open = true;
      if (filters.open) await showFilters();
    } catch (error) {
      if (now === turn) status.textContent = words.failed;
    }
  }

  filters.addEventListener("toggle", () => {
    if (filters.open && query.q) showFilters();
  });
  more.addEventListener("click", async () => {
    const now = turn;
    const add = await read(shown + 20);
    if (now === turn) add().first.querySelector("a").focus();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go({ q: box.value.trim() });
  });
  const takeUp = () => {
    query = Object.fromEntries(new URLSearchParams(location.search));
    show();
  };
  window.addEventListener("popstate", takeUp);
  takeUp();
})();
