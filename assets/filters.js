// Filters of a listing, and of a table that its heads sort. Its other pages are fetched when one is
// used; from disk that is not possible, and the result says that it speaks of this page only. The
// address says what is chosen, and going back undoes a choice.
(function () {
  "use strict";
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const on = (element, type, listener) => element && element.addEventListener(type, listener);
  const root = document.documentElement;
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const list = document.querySelector("[data-items]");
  const pagination = document.querySelector(".pagination");
  const result = form.querySelector(".result");
  const own = all("[data-item]");
  let items = own;
  let whole = !pagination;
  let fetching = null;

  // Texts of options without the count behind them.
  const options = all("option:not([value=''])", form)
    .filter((option) => option.parentElement.name !== "sort");
  for (const option of options) option.dataset.title = option.textContent.replace(/ \d+$/, "");

  async function fetchPage(url) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(url);
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const found = all("[data-items] > [data-item]", page);
    for (const element of found.flatMap((item) => all("[href], [src]", item))) {
      const name = element.hasAttribute("href") ? "href" : "src";
      element.setAttribute(name, new URL(element.getAttribute(name), url).href);
    }
    return found.map((item) => document.adoptNode(item));
  }

  async function fetchAll() {
    const first = new URL(form.dataset.first, location.href).href;
    const current = Number(pagination.querySelector("[aria-current]").textContent);
    const pages = Array.from({ length: Number(form.dataset.pages) }, (_, index) => {
      if (index + 1 === current) return own;
      return fetchPage(index === 0 ? first : first.replace(/(?=(index\.html)?$)/, `page/${index + 1}/`));
    });
    items = (await Promise.all(pages)).flat();
    whole = true;
  }

  // What an entry states stands in the item as key=value; “fact-key” asks for it.
  const OF_FACT = "fact-";

  function stated(item, list, name) {
    const key = name.slice(OF_FACT.length) + "=";
    return (item.dataset[list] || "").split(" ")
      .filter((each) => each.startsWith(key)).map((each) => each.slice(key.length));
  }

  // A record is named by its slug, its page stands in the item: "water" of themes/water/index.html.
  function matches(item, wanted) {
    return Object.entries(wanted).every(([name, value]) => {
      if (name === "sort") return true;
      if (name.startsWith(OF_FACT)) return stated(item, "facts", name).includes(value);
      return (item.dataset[name] || "").split(" ").some(
        (each) => each === value || each.endsWith("/" + value + "/index.html"));
    });
  }

  // Numbers from the smallest; what states nothing comes last.
  function byFact(name) {
    return (a, b) => {
      const [one, other] = [a, b].map((item) => stated(item, "orders", name)[0]);
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
      const numbers = Number(one) - Number(other);
      return Number.isNaN(numbers) ? one.localeCompare(other, root.lang) : numbers;
    };
  }

  // By what stands in a column of the table; "-" before its name turns it round.
  const heads = all("[data-sorted] [data-sort]");
  const textOf = (item, head) => item.cells[head.cellIndex].textContent.trim();

  function byColumn(sort) {
    const head = heads.find((each) => each.dataset.sort === sort.replace(/^-/, ""));
    if (!head) return null;
    const turn = sort.startsWith("-") ? -1 : 1;
    return (a, b) => {
      if (head.dataset.sort !== "number")
        return turn * textOf(a, head).localeCompare(textOf(b, head), root.lang);
      const [one, other] = [a, b].map((item) => item.dataset.number);
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined);
      return turn * (Number(one) - Number(other));
    };
  }

  function showOrder(sort) {
    for (const head of heads) {
      const own = sort.replace(/^-/, "") === head.dataset.sort;
      head.setAttribute("aria-sort", !own ? "none" : sort.startsWith("-") ? "descending" : "ascending");
    }
  }

  // The first press brings the largest number up, and texts from their beginning.
  function makeHead(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    on(button, "click", () => {
      const name = head.dataset.sort;
      const [first, second] = name === "number" ? ["-" + name, name] : [name, "-" + name];
      form.elements.sort.value = form.elements.sort.value === first ? second : first;
      choose();
    });
  }

  const order = {
    name: (a, b) => a.dataset.name.localeCompare(b.dataset.name, root.lang),
    date: (a, b) => Number(b.dataset.date || -Infinity) - Number(a.dataset.date || -Infinity),
  };

  const chosen = () =>
    Object.fromEntries(Array.from(new FormData(form)).filter(([, value]) => value !== ""));

  function remember() {
    const query = new URLSearchParams(chosen()).toString();
    try {
      history.pushState(null, "", query ? "?" + query : location.pathname);
    } catch (error) {
      // Pages opened from disk may not change their address.
    }
  }

  function takeUpAddress() {
    const query = new URLSearchParams(location.search);
    for (const select of all("select", form)) {
      const value = query.get(select.name);
      select.value = all("option", select).some((option) => option.value === value) ? value : "";
    }
    const sort = form.querySelector("[type=hidden][name=sort]");
    if (sort) sort.value = byColumn(query.get("sort") || "") ? query.get("sort") : "";
  }

  // What each option would leave, as the others stand.
  function countOptions(wanted) {
    for (const option of options) {
      const { name } = option.parentElement;
      const left = items.filter((item) => matches(item, { ...wanted, [name]: option.value })).length;
      option.textContent = option.dataset.title + " " + left;
    }
  }

  const ways = document.createElement("p");
  ways.className = "nothing-fits";
  ways.hidden = true;
  form.after(ways);

  // Where nothing is left: the conditions that one could give up, and what that would leave.
  function showWays(wanted, isEmpty) {
    const names = Object.keys(wanted).filter((name) => isEmpty && name !== "sort");
    const buttons = names.flatMap((name) => {
      const { [name]: given, ...rest } = wanted;
      const left = items.filter((item) => matches(item, rest)).length;
      if (left === 0) return [];
      const select = form.elements[name];
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${form.dataset.any}${select.labels[0].firstElementChild.textContent} ${left}`;
      on(button, "click", () => {
        select.value = "";
        choose();
        select.focus();
      });
      return [button];
    });
    ways.hidden = buttons.length === 0;
    ways.replaceChildren(...(ways.hidden ? [] : [form.dataset.loosen, ...buttons]));
  }

  async function show() {
    if (list && !whole && Object.keys(chosen()).length > 0) {
      fetching = fetching || fetchAll().catch(() => { fetching = null; });
      await fetching;
    }
    const wanted = chosen();
    const active = Object.keys(wanted).length > 0;
    const visible = active ? items.filter((item) => matches(item, wanted)) : own;
    const sort = wanted.sort || "";
    const inOrder = sort.startsWith(OF_FACT) ? byFact(sort) : order[sort] || byColumn(sort);
    if (inOrder) visible.sort(inOrder);
    if (list) list.replaceChildren(...visible);
    else for (const item of own) item.hidden = !visible.includes(item);
    for (const group of all(".initial")) {
      group.hidden = !group.querySelector("[data-item]:not([hidden])");
      const link = document.querySelector('.initials [href="#' + group.id + '"]');
      if (link) link.parentElement.hidden = group.hidden;
    }
    if (pagination) pagination.hidden = active;
    if (whole) countOptions(wanted);
    showWays(wanted, visible.length === 0);
    showOrder(sort);
    const count = form.dataset.resultBefore + " " + visible.length + " " + form.dataset.resultAfter;
    const none = visible.length === 0 ? " · " + form.dataset.nothing : "";
    result.textContent = active ? count + none + (whole ? "" : " · " + form.dataset.single) : "";
  }

  function choose() {
    remember();
    show();
  }

  on(form, "change", choose);
  on(form, "submit", (event) => event.preventDefault());
  on(form, "reset", () => setTimeout(() => {
    if (heads.length > 0) form.elements.sort.value = "";  // hidden fields are not reset
    choose();
  }));
  on(window, "popstate", () => {
    takeUpAddress();
    show();
  });
  heads.forEach(makeHead);
  takeUpAddress();
  showOrder(form.elements.sort ? form.elements.sort.value : "");
  if (location.search) show();
})();
