// Showcases unlike ours, for which the theme must do as well: small, large, full of long words,
// in English. Always the same files.
import {spawnSync} from 'node:child_process';
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {Site} from './site.mjs';

const range = count => Array.from({length: count}, (_, i) => i + 1);
const pick = (list, n) => list[n % list.length];

const small = () => ({
  'content/site.json': {name: '小展厅'},
  'content/reports/only.json': {title: '只有一篇', summary: '三个条目，没有图，没有主题。'},
  'content/reports/only.md': '这篇专题只有三个条目。\n',
  'content/branches/first.json': {
    name: '第一支部', report: 'only', summary: '办成了一件事。',
  },
  'content/branches/first.md': '第一支部办成了一件事。\n',
  'content/highlights/second.json': {
    name: '夜里也开门', report: 'only', summary: '服务大厅延时到晚上九点。',
  },
  'content/highlights/second.md': '服务大厅延时到晚上九点。\n\n## 为什么\n\n白天有人来不了。\n',
  'content/highlights/third.json': {name: '一条简讯', report: 'only', form: 'brief'},
  'content/highlights/third.md': '简讯只有一句话。\n',
});

// What Markdown brings besides paragraphs.
const everyForm = `第一段里有[链接](https://www.gov.cn/)、**强调**、*着重*、~~删去~~和\`代码\`，还有脚注[^一]。

## 两张表

| 年份 | 办件 | 说明 |
| --- | ---: | :---: |
| 2021 | 1200余件 | 试行 |
| 2022 | 3600件 | 推开 |

第二张很宽：

| 区 | 一月 | 二月 | 三月 | 四月 | 五月 | 六月 | 七月 | 八月 | 九月 | 十月 | 十一月 | 十二月 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 示例东区 | 100余件 | 200余件 | 300余件 | 400余件 | 500余件 | 600余件 | 700余件 | 800余件 | 900余件 | 1000余件 | 1100余件 | 1200余件 |

## 清单

- [x] 已经办好
- [ ] 还在办

1. 先登记
2. 再核对
   - 看证件
   - 看材料

### 引语和代码

> 老街坊说：“这条路终于平了。”

\`\`\`
zhanting build --source . --output site --base-url https://www.example.cn/a/very/long/address/
\`\`\`

---

最后一段[^二]。

[^一]: 脚注写在文末。
[^二]: 第二条脚注，带[链接](https://www.example.cn/)。
`;

const levels = ['national', 'provincial', 'municipal', 'district'];
const subjects = ['热线', '窗口', '河道', '夜校', '路灯', '菜场', '公园', '图书'];
const deeds = ['多开一小时', '少跑一趟', '搬到楼下', '接到家里', '说到就办', '照单销号'];

function largeEntry(n) {
  const isBranch = n % 5 === 0;
  const isBrief = n % 7 === 0;
  const subject = pick(subjects, n);
  return [`content/${isBranch ? 'branches' : 'highlights'}/entry-${n}`, {
    name: isBranch ? `${subject}第${n}支部` : `${subject}${pick(deeds, n)}（之${n}）`,
    form: isBrief ? 'brief' : 'page',
    report: n % 2 ? 'spring' : 'autumn',
    ...(n % 2 ? {section: pick(['people', 'work'], n >> 1)} : {}),
    organisation: `office-${n % 40 + 1}`,
    ...(isBrief ? {} : {
      summary: `${subject}这件事，第${n}次说起：居民提出来，支部接下来，一件一件办完。`,
      slogan: `${subject}连着千万家`,
    }),
    ...(n % 3 ? {date: `202${n % 4}-${String(n % 12 + 1).padStart(2, '0')}`} : {}),
    figures: n % 4 ? [] : [
      {id: 'cases', value: `${n * 12}余`, unit: '件', label: '全年办结的诉求', number: n * 12,
        period: '全年', scope: '全区', note: '含重复来件'},
      {id: 'rate', value: '99.5', unit: '%', label: '按时办结率'},
    ],
    plots: n === 8 ? [{title: '办结诉求', form: 'bars',
      figures: ['cases', 'entry-16#cases', 'entry-24#cases']}] : [],
    honours: n % 6 ? [] : [{name: `先进集体（第${n}号）`, kind: 'award', level: pick(levels, n),
      awarded_by: '示例市人民政府', year: 2020 + n % 4}],
    brands: n % 9 ? [] : [{name: `“${subject}e家”${n}`, kind: 'brand', note: '原文未展开',
      parts: [{name: '接'}, {name: '办', note: '限时'}]}],
    events: n % 11 ? [] : [{name: `第${n}次开放日`, date: `2022-0${n % 9 + 1}-15`, place: '市民中心'}],
    photos: n % 10 ? [] : [{caption: `第${n}张照片在原版上，这里只有说明。`, credit: '示例日报'}],
    themes: [`theme-${n % 8 + 1}`],
    published: '2026-11-20 09:00',
  }];
}

function large() {
  const files = {
    'content/site.json': {
      name: '示例市百事展厅', summary: '三百件小事。',
      published: '2026-11-20 09:00', editor: '示例编辑部', sponsor: '示例市机关工作委员会',
      organiser: '示例市大数据中心', contact: '0000-12345678', icp: '示ICP备00000000号-1',
      police: '示公网安备00000000000001号', site_id: '0000000000',
      navigation: [{url: '/reports/', title: '专题'}, {url: '/highlights/', title: '亮点'},
        {url: '/honours/', title: '荣誉榜'}, {page: 'about', title: '关于'}],
      home: {report: 'spring', figures: ['entry-4#cases', 'entry-8#cases', 'entry-12#rate']},
    },
    'content/pages/about.json': {title: '关于', summary: '怎样读这个展厅。'},
    'content/pages/about.md': '这里有三百件小事。\n',
    'content/pages/accessibility.json': {title: '无障碍声明'},
    'content/pages/accessibility.md': '键盘可以走遍全站。\n',
    'content/reports/spring.json': {
      title: '春天的一百五十件事', summary: '从春天说起。', publisher: '示例日报', date: '2022-03-01',
      covers: '2021年', sections: [{slug: 'people', title: '人'}, {slug: 'work', title: '事'}],
    },
    'content/reports/spring.md': '春天办了一百五十件事。\n',
    'content/reports/autumn.json': {title: '秋天的一百五十件事', summary: '到秋天收尾。'},
    'content/reports/autumn.md': '秋天又办了一百五十件事。\n',
  };
  for (const n of range(40)) {
    files[`content/organisations/office-${n}.json`] =
        {name: `示例市第${n}办公室`, level: pick(levels, n)};
  }
  for (const n of range(8)) {
    files[`content/themes/theme-${n}.json`] =
        {name: `${subjects[n - 1]}里的事`, summary: '两篇专题里的同一类事。'};
  }
  for (const n of range(300)) {
    const [file, record] = largeEntry(n);
    files[`${file}.json`] = record;
    files[`${file}.md`] = n === 8 ? everyForm : `第${n}件事办在街上，也办在楼里。居民看得见。\n`;
  }
  return files;
}

const han = '示例市高质量发展综合服务保障中心机关综合联合党支部与街道社区共建共治共享先锋队委员会';
const name40 = (suffix = '') => han.slice(0, 40 - suffix.length) + suffix;
const latin = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft';
const digits = '123456789012345678901234567890';

function longEntry(n) {
  return {
    name: name40(`之${n}`), slogan: name40(), report: 'long', section: 'long',
    organisation: 'long', with: ['latin'], date: '2022', summary: name40() + latin,
    figures: [
      {id: 'long', value: digits, unit: '平方公里', label: name40(), scope: name40(),
        period: name40(), as_of: name40(), note: latin},
      {id: 'short', value: '1,234,567.89', unit: 'TEU/h', label: latin, scope: latin},
    ],
    honours: [{name: name40(), kind: 'award', level: 'national', awarded_by: name40(),
      count: `${digits}个`, to: [latin, name40()], note: latin}],
    brands: [{name: name40(), kind: 'document', full_name: latin, note: name40(),
      parts: [{name: latin, note: name40()}, {name: name40()}]}],
    events: [{name: latin, date: '2022-01-01', place: name40(), summary: latin,
      organisations: ['long', 'latin']}],
    photos: [{caption: latin, credit: name40()}],
    themes: [{slug: 'long', why: latin + name40()}], places: [name40(), latin],
    source: {publication: name40(), byline: latin, page: name40(), note: latin},
    missing: name40() + latin, corrections: [{date: '2026-01-02', text: latin}],
  };
}

function long() {
  const files = {
    'content/site.json': {
      name: name40(), summary: name40() + latin, editor: latin, sponsor: name40(), contact: latin,
      icp: latin, navigation: [{url: '/honours/', title: name40()}, {url: '/themes/', title: latin}],
      home: {figures: ['long-1#long', 'long-2#short', 'long-2#long', 'long-3#long']},
    },
    'content/reports/long.json': {
      title: name40(), headline: '长名字', banner: name40(), kicker: latin, subtitle: latin,
      summary: latin, publisher: name40(), date_note: latin, covers: '2022年', organisers: [name40()],
      sections: [{slug: 'long', title: name40(), slogan: latin, summary: latin, missing: latin},
        {slug: 'latin', title: latin}],
      figures: ['long-1#long', 'long-2#short'], missing: latin,
      source: {publication: latin, page: latin, note: latin},
    },
    'content/reports/long.md': `${latin}\n\n${name40()}\n`,
    'content/reports/other.md': `${name40()}\n`,
    'content/reports/other.json': {title: latin, headline: 'Latin', summary: name40()},
    'content/organisations/long.json': {
      name: name40(), variants: [name40('所'), latin.slice(1)], former_names: [name40('处')],
      level: 'municipal', summary: latin, note: name40(),
      url: `https://www.example.cn/${latin}/${latin}`,
    },
    'content/organisations/latin.json': {name: latin, parent: 'long'},
    'content/themes/long.json': {name: name40(), summary: latin},
  };
  for (const n of range(4)) {
    files[`content/highlights/long-${n}.json`] = longEntry(n);
    files[`content/highlights/long-${n}.md`] =
        `${name40()}${latin}\n\n## ${name40()}\n\n\`${latin}${latin}\`\n\n| ${latin} | ${latin} |\n` +
        `| --- | --- |\n| ${digits} | ${name40()} |\n\n    ${latin}${latin}\n`;
  }
  const {name, report} = longEntry(5);
  files['content/branches/long-5.json'] =
      {...longEntry(5), name, report, form: 'brief', section: 'latin', summary: undefined};
  files['content/branches/long-5.md'] = `${latin}，${name40()}。\n`;
  return files;
}

const english = () => ({
  'content/site.json': {
    name: 'Harbour District Showcase', language: 'en', utc_offset: '+01:00',
    summary: 'Nine small things a district council did well.',
    colours: {main: '#7a1f5c', accent: '#005a5a', paper: '#ffffff', ink: '#101418', gold: '#8a6d1f'},
    sponsor: 'Harbour District Council', contact: 'showcase@example.org',
    navigation: [{url: '/reports/', title: 'Reports'}, {page: 'about', title: 'About'}],
    home: {report: 'annual', figures: ['night-bus#riders']},
  },
  'content/pages/about.json': {title: 'About', summary: 'Who made this.'},
  'content/pages/about.md': 'The council made this.\n\n## Sources\n\nThe annual review.\n',
  'content/reports/annual.json': {
    title: 'The year the harbour woke up', headline: 'Annual', kicker: 'Review',
    subtitle: 'Nine deeds, told by those who did them', publisher: 'Harbour Gazette',
    date: '2024-05-17', covers: '2023', summary: 'What the district did in a year.',
    sections: [{slug: 'streets', title: 'Streets and squares', slogan: 'Walk, do not wait'},
      {slug: 'people', title: 'People'}],
  },
  'content/reports/annual.md': 'It began with a complaint about a bus.\n',
  'content/organisations/transport.json': {name: 'Transport Office', level: 'district'},
  'content/themes/evening.json': {name: 'After dark', summary: 'What stays open late.'},
  'content/highlights/night-bus.json': {
    name: 'The night bus that waits', slogan: 'Last train in, last bus out', report: 'annual',
    section: 'streets', organisation: 'transport', date: '2023-11',
    summary: 'The last bus now waits for the last train.',
    figures: [
      {id: 'riders', value: '1,200+', unit: 'riders', label: 'carried after midnight',
        period: 'a month', number: 1200},
      {value: '4', unit: 'min', label: 'the bus waits at most'},
    ],
    honours: [{name: 'Public Service Prize', kind: 'award', level: 'national',
      awarded_by: 'Ministry of Transport', year: 2023}],
    brands: [{name: 'Wait & Ride', kind: 'activity', parts: [{name: 'train', note: 'late'}, {name: 'bus'}]}],
    events: [{name: 'First night', date: '2023-11-03', place: 'Central Station'}],
    photos: [{caption: 'The first passengers board.', credit: 'Harbour Gazette'}],
    themes: [{slug: 'evening', why: 'it runs at night'}],
  },
  'content/highlights/night-bus.md':
      'The bus used to leave at **five past**.\n\n## The rule\n\nNow it waits.[^1]\n\n' +
      '| Day | Buses |\n| --- | ---: |\n| Friday | 12 |\n\n[^1]: Four minutes at most.\n',
  'content/highlights/late-desk.json': {
    name: 'A desk that stays late', report: 'annual', section: 'people', organisation: 'transport',
    summary: 'Two evenings a week the desk is open.', themes: ['evening'],
  },
  'content/highlights/late-desk.md': 'People with jobs come in the evening.\n',
  'content/highlights/bench.json': {name: 'A bench', report: 'annual', form: 'brief', section: 'people'},
  'content/highlights/bench.md': 'There is a bench now.\n',
});

// The large one as a server alone shows it.
export const linksToFolders = {
  name: 'folders',
  files: () => {
    const files = large();
    files['content/site.json'].links = 'folder';
    return files;
  },
};

// The small showcase with one template of its own.
export const ownTemplate = {
  name: 'own-template',
  address: 'small',
  files: () => ({
    ...small(),
    'templates/sitemap.html': '{% extends "base.html" %}{% block content %}' +
        '<h1>{{ page.title }}</h1><p>自己的版式</p>{% endblock %}',
  }),
};

export const showcases = [
  {name: 'small', files: small},
  {name: 'large', files: large},
  {name: 'long', files: long},
  {name: 'english', files: english},
  {name: 'museum', like: ['museum', 'zh']},
  {name: 'faculty', like: ['faculty', 'en']},
];

function write(folder, files) {
  for (const [file, content] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), {recursive: true});
    writeFileSync(target, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
  }
}

function run(program, ...words) {
  const {status, stderr, error} = spawnSync(program, words, {encoding: 'utf8'});
  if (error || status !== 0) throw new Error(`zhanting ${words.join(' ')}: ${error ?? stderr}`);
}

// Writes a showcase below `folder`, or has it made as `zhanting init` makes one, builds it with `program` for http://localhost/ADDRESS/ and answers
// with the built site.
export function buildShowcase(program, folder, {name, files, like, address = name}) {
  const source = path.join(folder, name);
  rmSync(source, {recursive: true, force: true});
  if (like) run(program, 'init', source, '--like', like[0], '--language', like[1]);
  else write(source, files());
  const output = path.join(source, 'site');
  run(program, 'build', '--source', source, '--output', output, '--base-url', `http://localhost/${address}/`);
  return new Site(output, `/${address}/`);
}
