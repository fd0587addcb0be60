// What a script adds to pages that are whole without it.
(function () {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const on = (element, type, listener) => element && element.addEventListener(type, listener);

  // Display settings: text size, contrast, colour scheme.
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.scheme || (prefersDark.matches ? "dark" : "light")) === "dark";

  function showSettings() {
    const text = root.dataset.text;  // what the reader chose
    for (const button of all("button[data-text]")) {
      const wanted = button.dataset.text;
      button.setAttribute("aria-pressed", wanted === "step" ? text > 18 : wanted === text);
    }
    for (const button of all("button[data-contrast]")) {
      button.setAttribute("aria-pressed", root.dataset.contrast === "high");
    }
    for (const button of all("button[data-scheme]")) {
      button.setAttribute("aria-pressed", isDark());
    }
  }

  function set(name, value) {
    if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    const { text, contrast, scheme } = root.dataset;
    try {
      localStorage.setItem("zhanting-display", JSON.stringify({ text, contrast, scheme }));
    } catch (error) {
      // Without storage the setting lasts for this page.
    }
    showSettings();
  }

  const nextSize = { 18: "22", 22: "26", 26: "" };
  for (const button of all("button[data-text]")) {
    on(button, "click", () => {
      const wanted = button.dataset.text;
      set("text", wanted === "step" ? nextSize[root.dataset.text || "18"] : wanted);
    });
  }
  for (const button of all("button[data-contrast]")) {
    on(button, "click", () => set("contrast", root.dataset.contrast === "high" ? "" : "high"));
  }
  for (const button of all("button[data-scheme]")) {
    on(button, "click", () => set("scheme", isDark() ? "light" : "dark"));
  }
  on(prefersDark, "change", showSettings);
  showSettings();

  // The menu of narrow screens.
  const menuButton = document.querySelector(".menu-button");
  const menu = document.getElementById("page_menu");

  function openMenu(open) {
    menuButton.setAttribute("aria-expanded", open);
    menu.classList.toggle("open", open);
  }

  on(menuButton, "click", () => openMenu(!menu.classList.contains("open")));
  on(menu, "keydown", (event) => {
    if (event.key !== "Escape" || !menu.classList.contains("open")) return;
    openMenu(false);
    menuButton.focus();
  });

  // The search is loaded when somebody turns to its box; “/” leads there.
  const searchBox = document.querySelector("[data-search] [name=q]");
  on(searchBox, "focus", () => {
    if (window.Zhanting) return;
    window.Zhanting = {};
    const script = document.createElement("script");
    script.src = searchBox.form.dataset.search;
    document.head.append(script);
  });
  on(searchBox && document, "keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    searchBox.focus();
  });

  for (const button of all("[data-print]")) on(button, "click", () => window.print());

  // Reading aloud, sentence by sentence: engines stop in the middle of long texts.
  const speech = window.speechSynthesis;
  const speakButton = document.querySelector("[data-speak]");
  let reading = null;
  let readings = 0;

  function mark(element) {
    if (reading) reading.classList.remove("reading");
    reading = element;
    if (reading) reading.classList.add("reading");
  }

  function showReading(active) {
    speakButton.textContent = active ? speakButton.dataset.stop : speakButton.dataset.start;
    speakButton.setAttribute("aria-pressed", active);
    if (!active) mark(null);
  }

  // Without the numbers of footnotes, which mean nothing to the ear.
  function textOf(element) {
    const copy = element.cloneNode(true);
    for (const reference of all(".footnote-ref", copy)) reference.remove();
    return copy.textContent;
  }

  function read() {
    const parts = all(
      "h1, [data-read] > :not(.footnotes, .story-gap, figure), .section > h2, .section-summary, .section h3, " +
        ".brief-story > *, .headline .summary",
      document.querySelector("[data-read-here]") || document.querySelector("article"));
    const sentences = parts.flatMap((element) =>
      (textOf(element).match(/[^。！？；.!?]+[。！？；.!?”]*/g) || []).map((text) => [element, text]));
    const current = ++readings;
    const end = () => current === readings && showReading(false);
    sentences.forEach(([element, text], index) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = root.lang;
      utterance.onstart = () => mark(element);
      utterance.onerror = end;
      if (index === sentences.length - 1) utterance.onend = end;
      speech.speak(utterance);
    });
  }

  if (speech && speakButton) {
    speakButton.dataset.start = speakButton.textContent;
    on(speakButton, "click", () => {
      const active = speakButton.getAttribute("aria-pressed") !== "true";
      speech.cancel();
      showReading(active);
      if (active) read();
    });
    on(window, "pagehide", () => speech.cancel());
  }

  // The light box is loaded when somebody opens a picture. Its links lead to the picture itself, and
  // still do with a modifier key.
  const pictures = all("a[data-lightbox]");
  let lightBox = null;

  function loadLightBox() {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.lightbox;
      script.onload = () => resolve(window.lightBox(pictures));
      script.onerror = reject;
      document.head.append(script);
    });
  }

  pictures.forEach((link, index) => on(link, "click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    lightBox = lightBox || loadLightBox();
    lightBox.then((open) => open(index), () => { location.href = link.href; });
  }));
})();
