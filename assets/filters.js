// Filters of a listing. Its other pages are fetched when one is used; from disk that is not
// possible, and the result says that it speaks of this page only.
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
    const urls = all("a, [aria-current]", pagination).filter((link) => /^\d+$/.test(link.textContent));
    const pages = await Promise.all(
      urls.map((link) => (link.href ? fetchPage(link.href) : Promise.resolve(own))));
    items = pages.flat();
    whole = true;
  }

  function matches(item, wanted) {
    return Object.entries(wanted).every(([name, value]) => {
      if (name === "sort") return true;
      const has = " " + (item.dataset[name] || "") + " ";
      return has.includes(" " + value + " ") || has.includes("/" + value + "/");
    });
  }

  const order = {
    name: (a, b) => a.dataset.name.localeCompare(b.dataset.name, root.lang),
    date: (a, b) => (b.dataset.date || "").localeCompare(a.dataset.date || ""),
  };

  function remember(wanted) {
    const query = new URLSearchParams(wanted).toString();
    try {
      history.replaceState(null, "", query ? "?" + query : location.pathname);
    } catch (error) {
      // Pages opened from disk may not change their address.
    }
  }

  async function apply() {
    const wanted = Object.fromEntries(
      Array.from(new FormData(form)).filter(([, value]) => value !== ""));
    const active = Object.keys(wanted).length > 0;
    if (active && !whole) await fetchAll().catch(() => {});
    const visible = active ? items.filter((item) => matches(item, wanted)) : own;
    if (order[wanted.sort]) visible.sort(order[wanted.sort]);
    if (list) list.replaceChildren(...visible);
    else for (const item of own) item.hidden = !visible.includes(item);
    for (const group of all(".initial")) group.hidden = !group.querySelector("[data-item]:not([hidden])");
    if (pagination) pagination.hidden = active;
    const count = form.dataset.resultBefore + " " + visible.length + " " + form.dataset.resultAfter;
    result.textContent = active ? count + (whole ? "" : " · " + form.dataset.single) : "";
    remember(wanted);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const select = form.elements[name];
    if (select && all("option", select).some((option) => option.value === value)) select.value = value;
  }
  on(form, "change", apply);
  on(form, "submit", (event) => event.preventDefault());
  on(form, "reset", () => setTimeout(apply));
  if (location.search) apply();
})();
