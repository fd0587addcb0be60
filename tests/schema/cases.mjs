// Changes to records of the showcase that `zhanting init` makes.
const branch = (name, change) => ({ kind: 'branch', slug: 'reader-service', name, change });
const brief = (name, change) => ({ kind: 'highlight', slug: 'noon-reading', name, change });
const highlight = (name, change) => ({ kind: 'highlight', slug: 'mountain-bus', name, change });
const report = (name, change) => ({ kind: 'report', slug: 'library', name, change });
const organisation = (name, change) => ({ kind: 'organisation', slug: 'yunxi-library', name, change });
const theme = (name, change) => ({ kind: 'theme', slug: 'reading', name, change });
const page = (name, change) => ({ kind: 'page', slug: 'about', name, change });
const site = (name, change) => ({ kind: 'site', name, change });

export const rights = [
  branch('names its schema', (r) => { r.$schema = '../../.zhanting/schema/branch.json'; }),
  branch('an organisation by its name', (r) => { r.organisation = '云溪市图书馆'; }),
  branch('an organisation by its short name', (r) => { r.organisation = '市图书馆'; }),
  branch('a date of a year', (r) => { r.date = '2023'; }),
  branch('a leap day', (r) => { r.date = '2024-02-29'; }),
  branch('a plot of an own figure and another record\'s', (r) => {
    r.plots = [{ title: '两个数', form: 'steps', figures: ['members', 'mountain-bus#villages'] }];
    r.figures[1].unit = '个';
  }),
  branch('an event whose year is unknown', (r) => { r.events = [{ name: '开柜', date: 'XXXX-09-07' }]; }),
  branch('a theme with its reason', (r) => { r.themes = [{ slug: 'reading', why: '借书方便了。' }]; }),
  branch('empty lists and objects', (r) => { r.with = []; r.places = []; r.source = {}; }),
  branch('no form', (r) => { delete r.form; }),
  branch('a photo told as text', (r) => { r.photos = [{ caption: '夜里的柜台' }]; }),
  branch('a correction', (r) => { r.corrections = [{ date: '2024-05-01', text: '数字更正。' }]; }),
  branch('a first with its scope', (r) => { r.figures[1].kind = 'first'; r.figures[1].scope = '云溪市'; }),
  branch('published with a time', (r) => { r.published = '2024-05-01 09:30'; }),
  branch('an old address', (r) => { r.aliases = ['branches/counter/', '/old/counter.html']; }),
  report('a figure of an entry', (r) => { r.figures = ['mountain-bus#loans', { value: '4', label: '件事' }]; }),
  report('a focus', (r) => { r.photos[0].focus = [0.5, 0]; }),
  site('a colour', (r) => { r.colours = { main: '#B9191a' }; }),
  site('a base_url', (r) => { r.base_url = 'https://example.cn/zhanting/'; }),
];

export const mistakes = [
  branch('not an object', () => []),
  branch('an unknown key', (r) => { r.sumary = '甲'; }),
  branch('an unknown key in a figure', (r) => { r.figures[0].lable = '甲'; }),
  branch('a missing name', (r) => { delete r.name; }),
  branch('a missing report', (r) => { delete r.report; }),
  branch('a page without summary', (r) => { delete r.summary; }),
  branch('a figure without label', (r) => { delete r.figures[0].label; }),
  branch('a number for a text', (r) => { r.name = 66; }),
  branch('null', (r) => { r.slogan = null; }),
  branch('an empty text', (r) => { r.slogan = ''; }),
  branch('a blank text', (r) => { r.slogan = ' \t'; }),
  branch('a text for an integer', (r) => { r.order = '1'; }),
  branch('a fraction for an integer', (r) => { r.order = 1.5; }),
  branch('a text for a number', (r) => { r.figures[0].number = '36000'; }),
  branch('a text for true', (r) => { r.draft = 'true'; }),
  branch('a text for a list', (r) => { r.places = '山里'; }),
  branch('a number for a year date', (r) => { r.date = 2023; }),
  branch('a month that does not exist', (r) => { r.date = '2023-13'; }),
  branch('a day that does not exist', (r) => { r.date = '2023-04-31'; }),
  branch('a date with slashes', (r) => { r.date = '2023/04/30'; }),
  branch('the year 0000', (r) => { r.date = '0000'; }),
  branch('an unknown year outside events', (r) => { r.date = 'XXXX-09'; }),
  branch('an event of no month', (r) => { r.events = [{ name: '开柜', date: 'XXXX' }]; }),
  branch('published in a year', (r) => { r.published = '2024'; }),
  branch('published at 24 o\'clock', (r) => { r.published = '2024-05-01 24:00'; }),
  branch('a correction in a month', (r) => { r.corrections = [{ date: '2024-05', text: '更正。' }]; }),
  branch('a form that is none', (r) => { r.form = 'pages'; }),
  branch('a Chinese word for a level', (r) => { r.honours[0].level = '市级'; }),
  branch('an unknown report', (r) => { r.report = 'libary'; }),
  branch('an unknown section', (r) => { r.section = 'branch'; }),
  branch('an unknown organisation', (r) => { r.organisation = '县图书馆'; }),
  branch('an unknown organisation beside it', (r) => { r.with = ['县图书馆']; }),
  branch('an unknown theme', (r) => { r.themes = ['readings']; }),
  branch('an unknown theme with a reason', (r) => { r.themes = [{ slug: 'readings', why: '甲' }]; }),
  branch('a theme without its reason', (r) => { r.themes = [{ slug: 'reading' }]; }),
  branch('a theme twice', (r) => { r.themes = ['reading', 'reading']; }),
  branch('an unknown figure in a plot', (r) => {
    r.plots = [{ title: '甲', form: 'bars', figures: ['mountain-bus#village'] }];
  }),
  branch('a plot of an unknown form', (r) => { r.plots = [{ title: '甲', form: 'pie', figures: ['members'] }]; }),
  branch('an id that is no slug', (r) => { r.figures[0].id = 'Readers 1'; }),
  branch('a first without scope', (r) => { r.figures[1].kind = 'first'; }),
  branch('an address that is no page', (r) => { r.aliases = ['branches/../x/']; }),
  highlight('a picture without alt', (r) => { delete r.photos[0].alt; }),
  highlight('a photo of nothing', (r) => { r.photos = [{ note: '甲' }]; }),
  highlight('a picture that is a document', (r) => { r.photos[0].file = '/library.pdf'; }),
  highlight('a focus outside', (r) => { r.photos[0].focus = [0.5, 1.2]; }),
  highlight('a focus of one number', (r) => { r.photos[0].focus = [0.5]; }),
  brief('a brief with a summary', (r) => { r.summary = '甲。'; }),
  report('a missing summary', (r) => { delete r.summary; }),
  report('a section without title', (r) => { delete r.sections[0].title; }),
  report('a section that is no slug', (r) => { r.sections.push({ slug: '支部', title: '支部' }); }),
  report('an unknown figure', (r) => { r.figures = ['mountain-bus#loan']; }),
  organisation('an unknown level', (r) => { r.level = 'county'; }),
  organisation('an unknown parent', (r) => { r.parent = 'yunxi'; }),
  theme('a missing summary', (r) => { delete r.summary; }),
  page('a missing title', (r) => { delete r.title; }),
  site('a missing name', (r) => { delete r.name; }),
  site('a menu item that leads nowhere', (r) => { r.navigation.push({ title: '甲' }); }),
  site('a menu item with two targets', (r) => { r.navigation.push({ title: '甲', page: 'about', url: '/' }); }),
  site('an unknown page', (r) => { r.navigation.push({ title: '甲', page: 'abuot' }); }),
  site('an unknown report', (r) => { r.home.report = 'libary'; }),
  site('an unknown figure', (r) => { r.home.figures = ['readers']; }),
  site('a colour by name', (r) => { r.colours = { main: 'red' }; }),
  site('a language that is none', (r) => { r.language = 'fr_FR'; }),
  site('an address without https', (r) => { r.base_url = 'www.example.cn'; }),
  site('a severity that is none', (r) => { r.watchwords = [{ text: '甲', severity: 'fatal' }]; }),
];
