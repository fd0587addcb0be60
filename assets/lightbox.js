// The light box over a page's pictures: site.js loads it when somebody opens one.
// window.lightBox(links) makes it and gives back what opens the picture of a number.
(function () {
  "use strict";
  const words = document.body.dataset;

  window.lightBox = function (pictures) {
    const dialog = document.createElement("dialog");
    dialog.className = "lightbox";
    const image = document.createElement("img");
    const scroller = dialog.appendChild(document.createElement("div"));
    const frame = scroller.appendChild(document.createElement("picture"));
    const text = dialog.appendChild(document.createElement("div"));
    text.className = "lightbox-caption";
    const controls = dialog.appendChild(document.createElement("div"));
    controls.className = "lightbox-controls";
    let shown = 0;

    function show(index) {
      shown = (index + pictures.length) % pictures.length;
      const link = pictures[shown];
      const small = link.querySelector("img");
      const caption = link.parentElement.querySelector("figcaption");
      // As the page offers it, but larger; never enlarged.
      const isFilm = link.dataset.lightbox === "film";
      const sources = isFilm ? [] : Array.from(link.querySelectorAll("source"), (source) => source.cloneNode());
      // A scroll, tall or wide, fills the box across and is moved along.
      let width = Number(small.getAttribute("width"));
      const ratio = width / small.getAttribute("height");
      const isScroll = ratio > 4 || ratio < 1 / 4;
      if (isScroll && sources.length) width = Math.max(width, parseInt(sources[0].srcset.split(" ").at(-1)));
      const across = ratio > 4 ? `calc(${ratio} * min(70vh, ${Math.round(width / ratio)}px))` : `min(96vw, 75rem, ${width}px)`;
      for (const source of sources) source.sizes = across;
      scroller.className = !isScroll ? "lightbox-still" : ratio > 4 ? "lightbox-wide" : "lightbox-tall";
      scroller.tabIndex = isScroll ? 0 : -1;
      scroller.scrollTo(0, 0);
      frame.replaceChildren(...sources, image);
      image.className = small.className;
      image.src = link.href;
      image.alt = small.alt;
      image.width = width;
      image.height = Math.round(width / ratio);
      text.replaceChildren(...(caption ? Array.from(caption.cloneNode(true).childNodes) : []));
      dialog.setAttribute("aria-label", small.alt);
      text.scrollTop = 0;
    }

    function button(label, action) {
      const element = controls.appendChild(document.createElement("button"));
      element.type = "button";
      element.textContent = label;
      element.addEventListener("click", action);
    }
    if (pictures.length > 1) {
      button(words.previous, () => show(shown - 1));
      button(words.next, () => show(shown + 1));
    }
    button(words.close, () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => pictures[shown].focus());
    const isWide = () => scroller.className === "lightbox-wide";
    // A scroll is moved along by whatever a reader has: fingers, the wheel of a mouse, keys.
    scroller.addEventListener("wheel", (event) => {
      if (!isWide() || event.deltaX || event.shiftKey || event.ctrlKey) return;
      event.preventDefault();
      scroller.scrollLeft += event.deltaY * (event.deltaMode ? 20 : 1);
    });
    dialog.addEventListener("keydown", (event) => {
      const step = {ArrowUp: -.2, ArrowDown: .2, PageUp: -.9, PageDown: .9}[event.key];
      if (step && scroller.tabIndex === 0 && !text.contains(event.target)) {
        event.preventDefault();
        scroller.scrollBy(step * scroller.clientWidth, step * scroller.clientHeight);
      }
      if (event.target === scroller && isWide()) return; // the browser moves it
      if (event.key === "ArrowLeft") show(shown - 1);
      if (event.key === "ArrowRight") show(shown + 1);
    });
    document.body.append(dialog);
    return (index) => {
      show(index);
      dialog.showModal();
      (scroller.tabIndex ? controls.lastElementChild : scroller).focus();
    };
  };
})();
