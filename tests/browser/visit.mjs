// Opens pages one by one in one setting and gathers what happens while they load.
import {visibleText} from './checks.mjs';
import {phone} from './settings.mjs';

// By address, from the setting that `remembersText`.
const textAtPhone = new Map();

const isOwn = (address, site) =>
    /^(data|blob|about):/.test(address) || address.startsWith('file://') ||
    address.startsWith(site.origin + '/');

function rememberDisplay(display) {
  if (location.protocol === 'about:') return;
  localStorage.setItem('zhanting-display', JSON.stringify(display));
}

const windowOf = width => ({width, height: width < 600 ? 740 : 900});

export class Visitor {
  static async start(browser, setting) {
    const visitor = new Visitor();
    visitor.browser = browser;
    visitor.setting = setting;
    visitor.context = await visitor.newContext(setting);
    return visitor;
  }

  async newContext({width, context = {}, display, before}) {
    const made = await this.browser.newContext({
      viewport: windowOf(width),
      locale: 'zh-CN',
      reducedMotion: 'reduce',
      ...context,
    });
    if (display) await made.addInitScript(rememberDisplay, display);
    if (before) await made.addInitScript(before);
    return made;
  }

  // One tab serves all pages: a new one costs more than most pages.
  async newTab() {
    const tab = await this.context.newPage();
    tab.on('console', message => {
      if (message.type() === 'error') this.visit.errors.push(message.text());
    });
    tab.on('pageerror', error => this.visit.errors.push(`uncaught: ${error.message}`));
    tab.on('request', request => {
      if (!isOwn(request.url(), this.visit.site)) this.visit.foreignRequests.push(request.url());
    });
    tab.on('requestfailed', request => {
      const {errorText} = request.failure();
      if (errorText !== 'net::ERR_ABORTED') this.visit.errors.push(`${errorText}: ${request.url()}`);
    });
    tab.on('response', response => this.visit.responses.push(response));
    return tab;
  }

  // Calls use(visit) with `page` open and everything known about its loading.
  async open(page, site, use) {
    const url = this.setting.from === 'disk' ? site.onDisk(page) : site.served(page);
    this.visit = {
      page, site, url,
      setting: this.setting,
      errors: [], foreignRequests: [], responses: [],
      scriptedText: address => this.scriptedText(address),
      drawTo: width => this.drawTo(width),
    };
    this.tab ??= await this.newTab();
    this.visit.browserPage = this.tab;
    if (this.drawn) await this.drawTo(this.setting.width);
    this.drawn = false;
    await this.tab.goto(url, {waitUntil: 'load', timeout: 20000});
    if (this.setting.remembersText) textAtPhone.set(url, await this.tab.evaluate(visibleText));
    return use(this.visit);
  }

  // Until the page has been laid out and painted anew.
  async drawTo(width) {
    await this.tab.setViewportSize(windowOf(width));
    this.drawn = true;
    await this.tab.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  // What the page shows where scripts run, in this setting.
  async scriptedText(address) {
    const {width, context} = this.setting;
    if (width === phone.width && textAtPhone.has(address)) return textAtPhone.get(address);
    this.scripted ??= await this.newContext({width, context: {...context, javaScriptEnabled: true}});
    const page = await this.scripted.newPage();
    try {
      await page.goto(address, {waitUntil: 'load', timeout: 20000});
      return await page.evaluate(visibleText);
    } finally {
      await page.close();
    }
  }

  async close() {
    await this.context.close();
    await this.scripted?.close();
  }
}
