// For 404.html, which a server shows at any address. The page's addresses are written from the root
// of the host; this leads them to where the site lies, which is where this file was found.
(function () {
  "use strict";
  const { src, dataset } = document.currentScript;
  const root = document.documentElement;
  if ("found" in root.dataset) return;
  root.dataset.found = "";
  const written = dataset.root;
  const site = new URL("..", src).href;
  if (new URL(written, location).href === site) return;

  function lead(element, name) {
    const address = element.getAttribute(name);
    if (!address.startsWith(written) || address.startsWith("//")) return;
    element.setAttribute(name, site + address.slice(written.length));
  }

  // A script that was not found is not run again when its address changes: another takes its place.
  function leadScript(script) {
    const again = document.createElement("script");
    again.async = false;
    again.src = script.getAttribute("src");
    lead(again, "src");
    script.replaceWith(again);
  }

  document.querySelectorAll("link[href]").forEach((link) => lead(link, "href"));
  const scripts = Array.from(document.querySelectorAll("script[src]:not([data-root])"));
  scripts.filter((script) => !script.defer).forEach(leadScript);
  // The others wait for the end of the page; some site in the root of the host may have the same.
  for (const script of scripts.filter((each) => each.defer)) {
    script.addEventListener("error", () => leadScript(script));
  }
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("a[href]").forEach((link) => lead(link, "href"));
    document.querySelectorAll("img[src]").forEach((image) => lead(image, "src"));
  });
})();
