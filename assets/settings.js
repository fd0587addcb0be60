// Runs before the first paint: takes up the reader's remembered display settings, and what a screen
// in a hall (?hall=1) needs.
(function () {
  "use strict";
  const allowed = { text: ["18", "22", "26"], contrast: ["high"], scheme: ["dark", "light"] };
  const root = document.documentElement;
  root.classList.add("js");
  const { hall } = document.currentScript.dataset;
  if (hall && /[?&]hall=1\b/.test(location.search)) {
    document.head.append(Object.assign(document.createElement("script"), { src: hall }));
  }
  if ("speechSynthesis" in window) root.classList.add("can-speak");
  try {
    const saved = JSON.parse(localStorage.getItem("zhanting-display")) || {};
    for (const name of Object.keys(allowed)) {
      if (allowed[name].includes(saved[name])) root.dataset[name] = saved[name];
    }
  } catch (error) {
    // Storage is blocked or holds something else: the page shows as published.
  }
})();
