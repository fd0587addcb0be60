#include "commands/init_template.h"

namespace zhanting {

namespace {

constexpr TemplateFile kFiles[] = {
    {"README.md", R"(# 我们的展厅

这个文件夹是一个网上展厅。里面的“云溪市图书馆”是虚构的例子，请换成自己的内容。

## 每天怎么做

1. 打开预览：在这个文件夹里运行 `zhanting serve`，浏览器打开它给出的地址。存一次文件，网页就换一次；写错了，网页上会指出是哪个文件、哪一行。
2. 加一个条目：`zhanting new branch --name 支部名称`（亮点用 `highlight`，专题用 `report`，单位用 `organisation`，主题用 `theme`，页面用 `page`）。它写好一对文件：`.json` 放事实，`.md` 放故事。
3. 改内容：数字、荣誉、日期写进 `.json`，照原文写，连同单位、范围和时段；故事用自己的话写进 `.md`。
4. 检查：`zhanting check --strict`，把提出的问题一个个改掉。
5. 三审三校：`zhanting proof`，打印 `proof/` 里的校对单，逐项对照原文。
6. 做出网站：`zhanting build`，网站在 `site/`。整个文件夹复制到任何网页服务器上都能看，双击 `site/index.html` 也能看。

## 文件放在哪里

| 文件夹 | 内容 |
|---|---|
| `content/site.json` | 站名、导航、首页放什么 |
| `content/reports/` | 专题 |
| `content/branches/` | 支部 |
| `content/highlights/` | 亮点 |
| `content/organisations/` | 单位 |
| `content/themes/` | 主题 |
| `content/pages/` | 其他页面 |
| `content/photos/` | 几处共用的图片 |

文件名就是网址的一部分，只用小写字母、数字和连字符。一个条目自己的图片，放进与它同名的文件夹。

用 VS Code 打开这个文件夹，写 `.json` 时会提示有哪些键、可以选哪些词、写错了没有。
)"},
    {".gitignore", R"(/site/
/proof/
/.zhanting/
)"},
    {".vscode/settings.json", R"({
  "files.encoding": "utf8",
  "files.eol": "\n",
  "json.schemas": [
    {"fileMatch": ["/content/site.json"], "url": "./.zhanting/schema/site.json"},
    {"fileMatch": ["/content/reports/*.json", "/content/reports/**/*.json"], "url": "./.zhanting/schema/report.json"},
    {"fileMatch": ["/content/branches/*.json", "/content/branches/**/*.json"], "url": "./.zhanting/schema/branch.json"},
    {"fileMatch": ["/content/highlights/*.json", "/content/highlights/**/*.json"], "url": "./.zhanting/schema/highlight.json"},
    {"fileMatch": ["/content/organisations/*.json", "/content/organisations/**/*.json"], "url": "./.zhanting/schema/organisation.json"},
    {"fileMatch": ["/content/themes/*.json", "/content/themes/**/*.json"], "url": "./.zhanting/schema/theme.json"},
    {"fileMatch": ["/content/pages/*.json", "/content/pages/**/*.json"], "url": "./.zhanting/schema/page.json"}
  ]
}
)"},
    {".vscode/extensions.json", R"({
  "recommendations": ["MS-CEINTL.vscode-language-pack-zh-hans"]
}
)"},
    {"content/site.json", R"({
  "name": "云溪市图书馆网上展厅",
  "summary": "图书馆里的支部和他们做成的事。这是一个虚构的例子，请换成自己的内容。",
  "language": "zh-CN",
  "editor": "展厅编辑组",
  "navigation": [
    {"url": "/reports/", "title": "专题"},
    {"url": "/themes/", "title": "主题"},
    {"url": "/figures/", "title": "数字"},
    {"page": "about", "title": "关于"}
  ],
  "home": {
    "report": "library",
    "figures": ["reader-service#readers", "mountain-bus#villages"],
    "organisations": ["yunxi-library"]
  }
}
)"},
    {"content/reports/library.json", R"({
  "title": "把书送到读者手边——云溪市图书馆的几件事",
  "short_title": "把书送到读者手边",
  "subtitle": "两个支部和两件实事",
  "publisher": "《云溪日报》",
  "date": "2024-04-23",
  "covers": "2023年",
  "order": 1,
  "sections": [
    {"slug": "branches", "title": "支部", "summary": "在柜台后面和修复台前的人。"},
    {"slug": "deeds", "title": "实事", "summary": "读者看得见的变化。"}
  ],
  "summary": "云溪市图书馆的两个支部和两件实事：柜台不打烊，旧书有人修，书车进山，午间有读书会。",
  "photos": [
    {"file": "/library.svg", "alt": "山脚下的图书馆，门前停着一辆书车", "caption": "图书馆与书车", "illustration": true}
  ],
  "themes": ["reading"],
  "source": {"publication": "《云溪日报》", "date": "2024-04-23", "page": "第3版"}
}
)"},
    {"content/reports/library.md",
     R"(这个专题讲一座小城的图书馆。书不会自己走到读者面前，柜台后面、修复台前、山路上，都有人在做事。

云溪市和这篇报道都是虚构的，用来说明专题、支部、亮点、单位和主题怎样连在一起。
)"},
    {"content/branches/reader-service.json", R"({
  "name": "云溪市图书馆读者服务部党支部",
  "short_name": "读者服务部党支部",
  "form": "page",
  "slogan": "灯亮着，就有人在",
  "report": "library",
  "section": "branches",
  "order": 1,
  "organisation": "yunxi-library",
  "summary": "十二名党员轮流守夜间柜台，让下班以后才有空的人也能借到书。",
  "figures": [
    {"id": "readers", "value": "3.6万", "unit": "人次", "label": "夜间柜台接待的读者", "period": "2023年", "number": 36000, "ref": "第2段"},
    {"id": "members", "value": "12", "unit": "名", "label": "轮流值守夜间柜台的党员", "number": 12, "ref": "第2段"}
  ],
  "honours": [
    {"name": "云溪市青年文明号", "kind": "designation", "level": "municipal", "year": 2023, "ref": "第5段"}
  ],
  "brands": [
    {"name": "夜间柜台", "kind": "platform", "note": "每天18时到22时开放的借还窗口", "ref": "第2段"}
  ],
  "themes": [{"slug": "reading", "why": "柜台开到晚上十点，下班的人也能借到书。"}]
}
)"},
    {"content/branches/reader-service.md",
     R"(图书馆原来傍晚六点关门。工厂换班、学校放学都在这个时候，许多读者赶到门口，只看见一块“明日请早”的牌子。读者服务部党支部把这件事摆上了组织生活会。

## 做法

支部先做了一次摸底：党员在门口站了两个星期，把没能进馆的人问了一遍，记下他们几点来、要办什么。多数人只想还一本书，再借一本。于是支部没有要求全馆延长开放，只把一楼的柜台留到晚上十点，叫作“夜间柜台”。

十二名党员排成六组，两人一班。白天的工作不减，值班后的上午可以晚到。家里有小孩的同志排在周末，离得远的同志排在前半段。排班表贴在柜台上，读者看得见谁在值守。

难处也有。起初夜里没有人会操作自助借还机，出了故障只能记账。支部请技术部的同事来教了三个晚上，又写了一张两面的操作卡，压在柜台玻璃下面。

## 成效

夜间柜台开了一年，来的读者比原先估计的多。有读者写信说，下夜班路过，看见灯亮着，就进去坐一会儿。支部把读者的意见整理成十条，其中七条已经办了，包括在门口加一盏灯、在雨天放一筐伞。
)"},
    {"content/branches/book-repair.json", R"({
  "name": "云溪市图书馆古籍修复室党支部",
  "short_name": "古籍修复室党支部",
  "form": "page",
  "report": "library",
  "section": "branches",
  "order": 2,
  "organisation": "yunxi-library",
  "summary": "五名修复师修补馆藏旧书，也替居民看家里的旧谱旧信。",
  "figures": [
    {"id": "volumes", "value": "410余", "unit": "册", "label": "修复的馆藏旧书", "period": "2023年", "number": 410, "ref": "第6段"}
  ],
  "brands": [
    {
      "name": "三看三不修",
      "kind": "mechanism",
      "note": "动手之前的规矩",
      "parts": [
        {"name": "三看", "note": "看纸、看墨、看装订"},
        {"name": "三不修", "note": "不明来历不修、没有记录不修、不能复原不修"}
      ],
      "ref": "第7段"
    }
  ],
  "themes": [{"slug": "reading", "why": "修好的书重新回到阅览室，读者可以翻看。"}]
}
)"},
    {"content/branches/book-repair.md",
     R"(修复室在图书馆的地下一层，窗户朝北，光线不伤纸。五名修复师里有四名党员，年纪最大的做了三十年，最小的刚来两年。旧书送到这里，要等，也要有人肯等。

## 做法

支部定下一条规矩：动手之前先“三看”，看纸、看墨、看装订，把看到的记进一本册子；遇到来历不明的、没有记录的、修了不能复原的，就“三不修”。规矩看起来慢，却少走了弯路。过去有一册方志，补得太急，后来只好拆开重来。

老师傅带徒弟，一张桌子坐两个人。徒弟补第一层，师傅看过，再补第二层。支部把组织生活会也搬到修复台旁边，谁手上的书遇到难处，大家一起想办法，散会时常常已经过了下班的钟点。

每月最后一个周六，修复室开门，居民可以带家里的旧家谱、旧信来问。能简单处理的当场处理，不能处理的教人怎样存放。有一位老人带来一叠父亲写的信，修复师替他做了一个纸盒，信一封没少。

## 成效

修好的书大多回到阅览室，读者戴上手套就可以翻看。修复记录攒成了六本册子，成了带新人的课本。支部还把怎样防潮、怎样防虫写成一页纸，放在服务台任人取用。
)"},
    {"content/highlights/mountain-bus.json", R"({
  "name": "书车每周进山，十四个村有了借书日",
  "short_name": "书车进山",
  "form": "page",
  "report": "library",
  "section": "deeds",
  "order": 1,
  "organisation": "yunxi-library",
  "summary": "一辆旧客车改成书车，按固定的日子开进山里，村民在家门口借书还书。",
  "figures": [
    {"id": "villages", "value": "14", "unit": "个", "label": "书车停靠的村", "scope": "云溪市山区", "number": 14, "ref": "第9段"},
    {"id": "loans", "value": "近9000", "unit": "册次", "label": "书车借出的书", "period": "2023年", "number": 9000, "ref": "第10段"}
  ],
  "events": [
    {"name": "书车开出第一趟", "date": "2023-03-05", "place": "云溪市山区", "ref": "第9段"}
  ],
  "themes": [{"slug": "reading", "why": "书车按固定的日子进村，村民不用下山就能借书。"}],
  "photos": [
    {"file": "/library.svg", "alt": "山脚下的图书馆，门前停着一辆书车", "caption": "书车从馆门前出发", "illustration": true}
  ]
}
)"},
    {"content/highlights/mountain-bus.md",
     R"(云溪市有一半的村在山里。下山借一本书，来回要半天，还书又要半天。图书馆的借书证在山里发出去不少，真正用过的不到三成。

## 起因

馆里派人去问，村民说的都是路。年轻人进城，留下的老人和孩子不便出门；村里的书屋有书，可是几年没有换过。图书馆算了一笔账：与其再建几间书屋，不如让书自己上山。

## 做法

公交公司退下来一辆旧客车，图书馆请人拆了座椅，装上书架，又在车尾留了一张小桌。书车每周一早上出发，一天走三四个村，十四个村一周轮完。到哪个村是星期几，写在村口的牌子上，这一天就叫“借书日”。

车上的书一个月换一批。换什么书，由上一趟的读者来点：孩子点图画书，老人点戏文和医书，还有人点果树修剪的图册。点到馆里没有的，记下来，下个月采购时先买。

冬天路上结冰，书车停过三趟。馆员就把书装进背篓，跟着邮递员的车上去。后来每个村都推举了一位“借书人”，书车不来的时候，由他保管一箱书。

## 成效

书车走了一年，借出去的书大半按时还了回来，没有还的多半是因为还没有看完。有的村把借书日和赶集放到同一天，书车旁边成了村里最热闹的地方。
)"},
    {"content/highlights/noon-reading.json", R"({
  "name": "午间读书会",
  "form": "brief",
  "report": "library",
  "section": "deeds",
  "order": 2,
  "organisation": "yunxi-library",
  "figures": [
    {"id": "sessions", "value": "46", "unit": "场", "label": "办过的午间读书会", "period": "2023年", "number": 46, "ref": "第12段"}
  ],
  "themes": ["reading"]
}
)"},
    {"content/highlights/noon-reading.md",
     R"(每周三中午，图书馆在一楼大厅摆二十把椅子，请一位读者讲一本书，讲四十分钟，听的人可以带着午饭来。讲书的有厨师、护士、中学生，也有在馆里坐了十年的老读者。
)"},
    {"content/organisations/yunxi-library.json", R"({
  "name": "云溪市图书馆",
  "short_name": "市图书馆",
  "level": "department",
  "summary": "虚构的例子：一座小城的公共图书馆。"
}
)"},
    {"content/themes/reading.json", R"({
  "name": "身边的阅读",
  "summary": "让书离读者近一点：时间上近，路上近，翻开的时候也近。",
  "order": 1
}
)"},
    {"content/pages/about.json", R"({
  "title": "关于本展厅",
  "summary": "这里展出什么，数字从哪里来。",
  "order": 1
}
)"},
    {"content/pages/about.md",
     R"(这个展厅讲云溪市图书馆的几件事。云溪市是虚构的，内容用来说明展厅怎样写；换成自己的内容以后，请把这一页也改掉。

## 数字从哪里来

数字照来源的写法，连同单位、范围和时段一起给出。来源没有写的，这里也不写。

## 发现错误

请告诉编辑组，我们会更正，并在条目下面写明更正的日期和内容。
)"},
    {"content/photos/library.svg",
     R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">
  <rect width="1200" height="800" fill="#f4efe4"/>
  <path d="M0 520 L220 300 L400 470 L640 220 L900 480 L1040 380 L1200 520 V800 H0 Z" fill="#b9c4b4"/>
  <rect y="600" width="1200" height="200" fill="#8a9a7f"/>
  <path d="M180 380 L420 270 L660 380 Z" fill="#a6402f"/>
  <rect x="210" y="380" width="420" height="240" fill="#fffaf0"/>
  <g fill="#3f5566">
    <rect x="240" y="420" width="70" height="90"/>
    <rect x="340" y="420" width="70" height="90"/>
    <rect x="530" y="420" width="70" height="90"/>
    <rect x="435" y="470" width="70" height="150"/>
  </g>
  <rect x="720" y="470" width="320" height="140" rx="18" fill="#a6402f"/>
  <rect x="750" y="495" width="200" height="60" fill="#fffaf0"/>
  <g fill="#3f5566">
    <rect x="760" y="503" width="16" height="44"/>
    <rect x="784" y="503" width="12" height="44"/>
    <rect x="804" y="503" width="20" height="44"/>
    <rect x="832" y="503" width="14" height="44"/>
    <rect x="854" y="503" width="18" height="44"/>
    <circle cx="790" cy="615" r="32"/>
    <circle cx="970" cy="615" r="32"/>
  </g>
  <rect x="965" y="495" width="60" height="60" fill="#dfe7ea"/>
</svg>
)"},
};

}  // namespace

std::vector<TemplateFile> init_template(Language language) {
  std::vector<TemplateFile> files(std::begin(kFiles), std::end(kFiles));
  if (language == Language::kChinese) return files;
  for (const TemplateFile& english : english_init_template()) {
    for (TemplateFile& file : files) {
      if (file.path == english.path) file.text = english.text;
    }
  }
  return files;
}

}  // namespace zhanting
