'use strict';
(() => {
  const own = document.currentScript;
  const folder = new URL('.', own.src).href;
  let {version, shape} = own.dataset;
  let events;
  let leaving = false;

  // The place in the page is kept over a reload, until pictures and fonts are there.
  const placeKey = 'zhanting place ' + location.pathname;
  const place = JSON.parse(sessionStorage.getItem(placeKey));
  sessionStorage.removeItem(placeKey);
  function restorePlace() {
    if (place) scrollTo({left: place[0], top: place[1], behavior: 'instant'});
  }
  function reload() {
    leaving = true;
    sessionStorage.setItem(placeKey, JSON.stringify([scrollX, scrollY]));
    location.reload();
  }

  // The old sheet goes when the new one is there, so the page is never bare.
  function swapStyles(addresses) {
    const links = [...document.querySelectorAll('link[rel=stylesheet]:not([data-zhanting])')];
    if (links.length !== addresses.length) return false;
    links.forEach((link, i) => {
      if (link.getAttribute('href') === addresses[i]) return;
      const next = link.cloneNode();
      next.href = addresses[i];
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    });
    return true;
  }

  // A page as it was served, with the version it says it is, and without this script's element.
  async function fetchPage(cache) {
    const answer = await fetch(location.href, {cache});
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const script = page.querySelector('script[data-version][data-shape]');
    const {version, shape} = script?.dataset ?? {};
    script?.remove();
    return {page, version, shape};
  }
  let served;  // the page as it is shown, before scripts changed it
  addEventListener('load', () => {
    served = fetchPage('force-cache').catch(() => undefined);
  });

  async function patch() {
    const [old, next, {patchPage}] =
        await Promise.all([served, fetchPage('no-store'), import(folder + 'patch.js')]);
    if (old?.version !== version || !next.version) return false;
    if (!patchPage(old.page, next.page)) return false;
    served = next;
    ({version, shape} = next);
    return true;
  }

  async function follow(page) {
    if (page.version === version || leaving) return;
    if (page.shape === shape && swapStyles(page.styles)) {
      version = page.version;
      served = fetchPage('no-store').catch(() => undefined);
    } else if (!await patch().catch(() => false)) {
      reload();
    }
  }
  let following = Promise.resolve();

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = element('textarea', {value: text});
      document.body.append(field);
      field.select();
      document.execCommand('copy');
      field.remove();
    }
  }

  function copyButton(place, problems, status) {
    const button = element('button', {type: 'button', textContent: problems.copy});
    button.setAttribute('aria-label', problems.copy + ' ' + place);
    button.onclick = async () => {
      await copyText(place);
      button.focus();
      button.textContent = problems.copied;
      status.textContent = problems.copied + ' ' + place;
      setTimeout(() => button.textContent = problems.copy, 2000);
    };
    return button;
  }

  // The caret stands under the marked text in any font: what is before it is repeated, unseen.
  function excerpt(problem) {
    const margin = problem.line.padStart(4) + ' | ';
    const unseen = element('span', {className: 'unseen'}, problem.before);
    const caret = element('span', {className: 'caret'}, '^');
    const under = element('span', {}, '     | ', unseen, caret);
    under.setAttribute('aria-hidden', 'true');
    return element('pre', {tabIndex: 0}, margin, problem.before,
                   element('mark', {}, problem.marked), problem.after, '\n', under);
  }

  function item(problem, problems, status) {
    const head = element('p', {},
                         element('code', {}, problem.place), ' ',
                         copyButton(problem.place, problems, status), ' ',
                         element('strong', {className: problem.severity}, problem.label), ' ',
                         element('span', {className: 'message'}, problem.message));
    const made = element('li', {}, head);
    if (problem.line) made.append(excerpt(problem));
    if (problem.hint) made.append(element('p', {className: 'hint'}, problem.hint));
    return made;
  }

  // Errors open the panel by themselves, until somebody dismisses just these. Warnings wait behind
  // a button; once opened, the panel stays while they are being mended.
  const dismissedKey = 'zhanting dismissed';
  const openedKey = 'zhanting opened';
  let shown;  // the id of what the panel shows
  const panel = () => document.getElementById('zhanting-panel');
  const badge = () => document.getElementById('zhanting-badge');

  function closePanel() {
    panel()?.remove();
    shown = undefined;
  }
  function dismiss(problems) {
    sessionStorage.removeItem(openedKey);
    sessionStorage.setItem(dismissedKey, problems.id);
    closePanel();
    showBadge(problems).focus();
  }

  function showBadge(problems) {
    const button = element('button', {type: 'button', id: 'zhanting-badge', lang: problems.language,
                                      className: problems.urgent ? 'error' : 'warning'},
                           problems.title);
    button.setAttribute('aria-expanded', 'false');
    button.onclick = () => {
      sessionStorage.removeItem(dismissedKey);
      if (!problems.urgent) sessionStorage.setItem(openedKey, '1');
      openPanel(problems);
      panel().focus();
    };
    const old = badge();
    const focused = old && old === document.activeElement;
    if (old) old.replaceWith(button); else document.body.append(button);
    if (focused) button.focus();
    return button;
  }

  function makePanel(problems) {
    const close = element('button', {type: 'button', className: 'dismiss'}, problems.dismiss);
    close.onclick = () => dismiss(problems);
    const title = element('h2', {id: 'zhanting-panel-title'});
    const alert = element('div', {}, title);
    if (problems.urgent) alert.setAttribute('role', 'alert');
    const status = element('p', {className: 'status'});
    status.setAttribute('role', 'status');
    const list = element('ol', {}, ...problems.list.map(each => item(each, problems, status)));
    const made = element('section', {id: 'zhanting-panel', lang: problems.language, tabIndex: -1},
                         element('header', {}, alert, close),
                         element('p', {className: 'note'}, problems.note), list);
    if (problems.more) made.append(element('p', {}, problems.more));
    made.append(status);
    made.setAttribute('role', 'region');
    made.setAttribute('aria-labelledby', title.id);
    made.onkeydown = event => {
      if (event.key === 'Escape') dismiss(problems);
    };
    return made;
  }

  function openPanel(problems) {
    badge()?.remove();
    const old = panel();
    const made = makePanel(problems);
    const focused = old?.contains(document.activeElement);
    if (old) old.replaceWith(made); else document.body.prepend(made);
    // Filled where it stands: an alert is read when its text changes.
    made.querySelector('h2').textContent = problems.title;
    if (focused) made.focus();
    shown = problems.id;
  }

  function show(problems) {
    if (!problems) {
      sessionStorage.removeItem(dismissedKey);
      badge()?.remove();
      return closePanel();
    }
    if (problems.id === shown) return;
    const open = problems.urgent ? problems.id !== sessionStorage.getItem(dismissedKey)
                                 : sessionStorage.getItem(openedKey) !== null;
    if (open) return openPanel(problems);
    closePanel();
    showBadge(problems);
  }

  // A browser has few connections to one server. The server ends the oldest stream when there are
  // too many; that page asks again when it is looked at.
  function connect() {
    if (events || leaving) return;
    events = new EventSource(folder + 'events?page=' + encodeURIComponent(location.pathname));
    events.onmessage = event => {
      const state = JSON.parse(event.data);
      following = following.then(() => follow(state.page)).then(() => {
        if (!leaving) show(state.problems);
      });
    };
    events.addEventListener('yield', disconnect);
    events.onerror = () => {
      if (events?.readyState === EventSource.CLOSED) disconnect();
    };
  }
  function disconnect() {
    events?.close();
    events = undefined;
    setTimeout(connectIfSeen, 2000);
  }
  function connectIfSeen() {
    if (!document.hidden) connect();
  }

  document.head.append(Object.assign(document.createElement('link'),
                                     {rel: 'stylesheet', href: folder + 'overlay.css'}));
  document.head.lastChild.dataset.zhanting = '';
  document.addEventListener('visibilitychange', connectIfSeen);
  addEventListener('pagehide', () => {
    events?.close();
    events = undefined;
  });
  addEventListener('pageshow', event => {
    if (event.persisted) connect();
  });
  restorePlace();
  addEventListener('load', restorePlace);
  connect();
})();
