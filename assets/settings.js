// Runs before the first paint: takes up the reader's remembered display settings.
(function () {
  "use strict";
  const allowed = { text: ["18", "22", "26"], contrast: ["high"], scheme: ["dark", "light"] };
  const root = document.documentElement;
  root.classList.add("js");
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
