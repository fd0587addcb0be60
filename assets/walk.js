// A walk, panel by panel: keys, swipes, and where one is. Nothing moves of its own accord.
(function () {
  "use strict";
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const walk = document.querySelector(".walk");
  const panels = [walk.querySelector(".panel-title"), ...all(".panel", walk)];
  const marks = all(".horizon li");
  const [previous, next] = ["previous", "next"].map((way) => document.querySelector(`[data-walk=${way}]`));
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let at = -1;

  // The panel that fills the middle of the window.
  function place() {
    const middle = window.innerHeight / 2;
    const tops = panels.map((panel) => panel.getBoundingClientRect().top);
    return Math.max(0, tops.filter((top) => top <= middle).length - 1);
  }

  function show() {
    const now = place();
    if (now === at) return;
    at = now;
    marks.forEach((mark, index) => {
      const link = mark.firstElementChild;
      mark.classList.toggle("been", index + 1 < at);
      if (index + 1 === at) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    });
    panels.forEach((panel, index) => panel.toggleAttribute("data-read-here", index === at));
    previous.disabled = at === 0;
    next.disabled = at === panels.length - 1;
  }

  function go(index, focus) {
    const panel = panels[Math.min(Math.max(index, 0), panels.length - 1)];
    const top = panel === panels[0] ? 0 : panel.getBoundingClientRect().top + window.scrollY;
    window.scrollTo({ top, behavior: calm.matches ? "instant" : "smooth" });
    if (!focus) return;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  }

  // A panel that is higher than the window (large text, a small phone) is scrolled through first.
  function hasMore(down) {
    const box = panels[at].getBoundingClientRect();
    return at > 0 && (down ? box.bottom > window.innerHeight + 8 : box.top < -8);
  }

  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, PageDown: 1, PageUp: -1 };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest("input, select, textarea, dialog")) return;
    const step = steps[event.key];
    const upright = event.key !== "ArrowRight" && event.key !== "ArrowLeft";
    if (step && !(upright && hasMore(step > 0))) go(at + step, true);
    else if (event.key === "Home") go(0, true);
    else if (event.key === "End") go(panels.length - 1, true);
    else return;
    event.preventDefault();
  });

  previous.addEventListener("click", () => go(at - 1));
  next.addEventListener("click", () => go(at + 1));

  let start = null;
  walk.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  walk.addEventListener("touchend", (event) => {
    if (!start) return;
    const across = event.changedTouches[0].clientX - start.clientX;
    const down = event.changedTouches[0].clientY - start.clientY;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(down)) go(at + (across < 0 ? 1 : -1));
  });

  let waiting = false;
  const later = () => {
    if (!waiting) requestAnimationFrame(() => { waiting = false; show(); });
    waiting = true;
  };
  window.addEventListener("scroll", later, { passive: true });
  window.addEventListener("resize", later);
  show();
})();
