// The rail of a report: the section that is being read, and which of all entries.
(function () {
  "use strict";
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));

  for (const rail of all(".rail")) {
    const links = all("a", rail);
    const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const entries = all(".section article");
    const place = rail.querySelector(".rail-place");
    const { at, of, after } = rail.dataset;
    let waiting = false;
    let current = null;

    const reveal = (link) => {
      const list = link.closest("ol");
      list.scrollLeft += link.getBoundingClientRect().left - list.getBoundingClientRect().left - 16;
    };

    // Of those in one row, the first.
    const lastAbove = (elements, line) => {
      const tops = elements.map((element) => element.getBoundingClientRect().top);
      return tops.indexOf(Math.max(...tops.filter((top) => top <= line)));
    };

    function showPlace() {
      waiting = false;
      const line = Math.max(rail.getBoundingClientRect().bottom, 0) + 40;
      const entry = lastAbove(entries, line);
      place.textContent = entry < 0 ? "" : at + (entry + 1) + of + entries.length + after;
      const link = links[lastAbove(sections, line)];
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      current = link;
      if (!link) return;
      link.setAttribute("aria-current", "true");
      if (!rail.contains(document.activeElement)) reveal(link);
    }

    const later = () => {
      if (!waiting) requestAnimationFrame(showPlace);
      waiting = true;
    };
    window.addEventListener("scroll", later);
    window.addEventListener("resize", later);
    rail.addEventListener("focusin", (event) => reveal(event.target));
    later();
  }
})();
