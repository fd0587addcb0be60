// A built site on disk: its pages, the kind of each, and whether an address leads somewhere in it.
import {existsSync, readFileSync, readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {fileFor} from './server.mjs';

// The first row that fits names the kind. The folders are the site's contract with its readers.
const kinds = [
  ['redirect', (file, html) => /<meta[^>]+http-equiv="?refresh/i.test(html)],
  ['home', file => file === 'index.html'],
  ['404', file => file === '404.html'],
  ['report', file => /^reports\/[^/]+\/index\.html$/.test(file)],
  ['branch', file => /^branches\/[^/]+\/index\.html$/.test(file)],
  ['highlight', file => /^highlights\/[^/]+\/index\.html$/.test(file)],
  ['organisation', file => /^organisations\/[^/]+\/index\.html$/.test(file)],
  ['theme', file => /^themes\/[^/]+\/index\.html$/.test(file)],
  ['place', file => /^places\/[^/]+\/index\.html$/.test(file)],
  ['walk', file => /^walks\/[^/]+\/index\.html$/.test(file)],
  ['later list page', file => /\/page\/\d+\/index\.html$/.test(file)],
  ['list of $1', file => file.match(/^(reports|branches|highlights|organisations|themes|places|walks)\/index\.html$/)],
  ['$1', file => file.match(/^(figures|honours|brands|photos|timeline|search|sitemap)\/index\.html$/)],
  ['entry of $1', file => file.match(/^([^/]+)\/[^/]+\/index\.html$/)],
  ['page', file => /^[^/]+\/index\.html$/.test(file)],
];

function kindOf(file, html) {
  for (const [name, fits] of kinds) {
    const match = fits(file, html);
    if (match) return name.replace('$1', match[1]);
  }
  return 'unknown';
}

const entities = {amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': '\''};
const decode = text => text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (_, name) => entities[name]);

export class Site {
  // `prefix` is the path it is served under.
  constructor(folder, prefix) {
    this.folder = path.resolve(folder);
    this.origin = 'http://localhost';
    this.prefix = prefix;
    this.files = readdirSync(this.folder, {recursive: true})
        .map(file => file.split(path.sep).join('/'))
        .sort();
    this.pages = this.files.filter(file => file.endsWith('.html')).map(file => {
      const html = this.read(file);
      return {file, kind: kindOf(file, html), size: html.length};
    });
    this.anchors = new Map();
  }

  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  // The largest page of each kind: the one with the most parts to go wrong.
  oneOfEachKind() {
    const largest = new Map();
    for (const page of this.pages) {
      const known = largest.get(page.kind);
      if (!known || page.size > known.size) largest.set(page.kind, page);
    }
    return [...largest.values()];
  }

  standsForItsKind({file}) {
    this.examples ??= new Set(this.oneOfEachKind().map(page => page.file));
    return this.examples.has(file);
  }

  served(page) {
    return this.origin + this.prefix + encodeURI(page.file).replace(/(^|\/)index\.html$/, '$1');
  }

  onDisk(page) {
    return pathToFileURL(path.join(this.folder, page.file)).href;
  }

  path(page) {
    return path.join(this.folder, page.file);
  }

  // Why `address` (absolute) leads nowhere, or undefined when it is good or not ours to judge.
  brokenBecause(address) {
    const url = new URL(address);
    let file;
    if (url.protocol === 'file:') {
      file = fileURLToPath(url.href.replace(/[?#].*$/, ''));
      if (!file.startsWith(this.folder + path.sep)) return 'lies outside the site';
    } else if (url.origin === this.origin) {
      file = fileFor(url.pathname, this.folder, this.prefix);
      if (!file) return `lies outside ${this.prefix}`;
    } else {
      return undefined;
    }
    if (!existsSync(file)) return 'is not there';
    if (statSync(file).isDirectory()) return 'is a folder, not a page';
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (!anchor || anchor === 'top' || !file.endsWith('.html')) return undefined;
    return this.anchorsOf(file).has(anchor) ? undefined : 'has no such anchor';
  }

  // Pages that are more than `clicks` links away from the home page; the later pages of a long list
  // are not counted, what they list is.
  fartherThan(clicks) {
    const reached = new Set(['index.html']);
    let edge = [...reached];
    for (let i = 0; i < clicks; ++i) {
      edge = edge.flatMap(file => this.linksOf(file)).filter(file => !reached.has(file));
      edge.forEach(file => reached.add(file));
    }
    const beside = ['404', 'redirect', 'later list page'];
    return this.pages.filter(({file, kind}) => !reached.has(file) && !beside.includes(kind))
        .map(({file}) => file);
  }

  linksOf(file) {
    const html = readFileSync(path.join(this.folder, file), 'utf8');
    return [...html.matchAll(/<a [^>]*href="([^"#]*)/g)]
        .map(([, address]) => new URL(decode(address), `http://site/${file}`))
        .filter(({host}) => host === 'site')
        .map(({pathname}) => decodeURIComponent(pathname.slice(1)));
  }

  anchorsOf(file) {
    if (!this.anchors.has(file)) {
      const html = readFileSync(file, 'utf8');
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(match => decode(match[1]));
      this.anchors.set(file, new Set(ids));
    }
    return this.anchors.get(file);
  }
}
