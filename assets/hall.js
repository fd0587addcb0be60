// A screen in a hall: …?hall=1 on any page, where settings.js loads this. It stays on every page from
// there, until somebody closes the window.
function openHall() {
  "use strict";
  const idleAfter = 90;  // seconds
  const warnFor = 15;
  const stepAfter = 15;  // of a walk that goes by itself
  const root = document.documentElement;
  const bar = document.querySelector(".hall-bar");
  const [name, startWord, walksWord, pauseWord, playWord, takeWord, stayWord, before, after, offWord] =
    bar.dataset.words.split("|");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", name);
  const speak = document.querySelector("[data-speak]");
  const add = (name, values) => bar.appendChild(Object.assign(document.createElement(name), values));
  const note = add("p", { className: "hall-note", role: "status" });
  const controls = {};
  function control(name, text, values) {
    controls[name] = add(values.href ? "a" : "button", { textContent: text, ...values });
    controls[name].dataset.hall = name;
    if (!values.href) controls[name].type = "button";
  }
  control("stay", stayWord, { hidden: true });
  control("start", startWord, { href: new URL("../index.html", new URL(bar.dataset.walks, location)).href });
  control("walks", walksWord, { href: bar.dataset.walks });
  control("play", pauseWord, { hidden: true });
  control("read", speak ? speak.textContent : "", { hidden: true });
  control("take", takeWord, { hidden: true });
  root.classList.add("hall");
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: bar.dataset.style }));
  bar.hidden = false;

  // Pages of this site keep the word; everything else stays shut.
  const isHere = (url) => url.protocol === location.protocol && url.host === location.host;
  const isPage = (url) => isHere(url) && /(\/|\.html)$/.test(url.pathname);
  for (const link of document.querySelectorAll("a[href]:not([data-lightbox])")) {
    if (isPage(new URL(link.href))) continue;
    link.removeAttribute("href");
    link.removeAttribute("download");
    link.classList.add("off");
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || link.matches("[data-lightbox]")) return;
    const href = link.getAttribute("href");
    if (href && href.startsWith("#")) return;
    const url = href && new URL(link.href);
    if (!url || !isPage(url)) {
      event.preventDefault();
      say(offWord);
      setTimeout(() => note.textContent === offWord && say(""), 6000);
      return;
    }
    url.searchParams.set("hall", "1");
    link.href = url.href;
  }, true);
  for (const form of document.querySelectorAll("form[action]")) {
    const word = document.createElement("input");
    word.type = "hidden";
    word.name = "hall";
    word.value = "1";
    form.append(word);
  }

  function say(text) {
    if (note.textContent !== text) note.textContent = text;
  }

  // Back to the start when nobody is there.
  let seen = Date.now();
  const secondsSince = (time) => Math.floor((Date.now() - time) / 1000);
  const isStart = document.body.classList.contains("kind-home");
  const isReading = () => "speechSynthesis" in window && speechSynthesis.speaking;

  function stay() {
    seen = Date.now();
    if (controls.stay.hidden) return;
    controls.stay.hidden = true;
    say("");
  }
  for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(type, stay, { passive: true });
  }
  controls.stay.addEventListener("click", stay);

  // What a visitor has set is not for the next one.
  function leave() {
    try {
      localStorage.removeItem("zhanting-display");
    } catch (error) {
      // There was nothing to forget.
    }
    const start = new URL(controls.start.href);
    start.searchParams.set("hall", "1");
    location.replace(start.href);
  }

  // A walk goes on by itself, unless the reader wants no motion; the button stops it.
  const next = document.querySelector("[data-walk=next]");
  const play = controls.play;
  let playing = Boolean(next) && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  let stepped = Date.now();
  const showPlay = () => { play.textContent = playing ? pauseWord : playWord; };
  play.hidden = !next;
  showPlay();
  play.addEventListener("click", () => {
    playing = !playing;
    stepped = Date.now();
    showPlay();
  });

  setInterval(() => {
    if (isReading()) seen = stepped = Date.now();
    if (playing && next.disabled) {
      playing = false;
      seen = Date.now();
      showPlay();
    }
    if (playing) {
      if (secondsSince(Math.max(seen, stepped)) < stepAfter) return;
      stepped = Date.now();
      next.click();
      return;
    }
    const left = idleAfter - secondsSince(Math.max(seen, stepped));
    if (isStart && window.scrollY === 0 && !root.dataset.text && !root.dataset.contrast && !root.dataset.scheme) return;
    if (left <= 0) {
      leave();
    } else if (left <= warnFor) {
      controls.stay.hidden = false;
      say(before + left + after);
    }
  }, 1000);

  // Reading aloud: the page's own button, where a finger finds it.
  const read = controls.read;
  if (speak && root.classList.contains("can-speak")) {
    read.hidden = false;
    read.addEventListener("click", () => speak.click());
    new MutationObserver(() => { read.textContent = speak.textContent; })
      .observe(speak, { childList: true });
  }

  // The code that leads a phone to this page.
  const code = document.querySelector(".site-footer .qr");
  const take = controls.take;
  if (code && window.HTMLDialogElement) {
    const dialog = document.createElement("dialog");
    dialog.className = "hall-take";
    dialog.setAttribute("aria-label", take.textContent);
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = document.body.dataset.close;
    close.addEventListener("click", () => dialog.close());
    dialog.append(code.cloneNode(true), close);
    document.body.append(dialog);
    take.hidden = false;
    take.addEventListener("click", () => dialog.showModal());
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", openHall);
else openHall();
