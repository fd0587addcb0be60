#include "records/records.h"

#include "base/lexicon.h"
#include "records/messages.h"

namespace zhanting {

namespace {

using enum Need;

/// What it holds is read by the declarations of the entry's kind.
FieldRow facts_row() {
  static constexpr FieldType kType = {.shape = FieldShape::kFacts};
  const auto raw = [](const void* record) {
    return raw_value(static_cast<const Entry*>(record)->facts);
  };
  return {"facts",
          kOptional,
          "事实",
          "Facts that its kind declares.",
          &kType,
          [](const JsonNode& node, void* record, Diagnostics& diagnostics) {
            auto& entry = *static_cast<Entry*>(record);
            read_facts(node, *entry.kind, entry.facts, diagnostics);
          },
          raw,
          [](const void* pointer) {
            return raw_value((*static_cast<const Entry* const*>(pointer))->facts);
          },
          raw};
}

/// Keys of `home` that are written beside it.
std::vector<StrayKey> strays_of_home() {
  std::vector<StrayKey> strays;
  for (const std::string_view key : {"bands", "figures", "organisations", "report"})
    strays.push_back({std::string(key), Message::of(messages::kHintInHome, key)});
  return strays;
}

}  // namespace

const RecordType& record_type(const NavigationItem*) {
  static const RecordType type = {
      "navigation",
      "导航项",
      {
          field<&NavigationItem::page>("page", kOptional, "页面",
                                       "Slug of a page of content/pages/."),
          field<&NavigationItem::kind>("kind", kOptional, "类别", "Slug of a kind of entry."),
          field<&NavigationItem::url>("url", kOptional, "地址",
                                      "Site path (/figures/) or absolute URL."),
          field<&NavigationItem::title>("title", kRequired, "文字", "What the menu shows."),
      }};
  return type;
}

const RecordType& record_type(const Colours*) {
  static const RecordType type = {
      "colours",
      "配色",
      {
          field<&Colours::main>("main", kOptional, "主色", "Main colour, on paper at least 4.5:1."),
          field<&Colours::accent>("accent", kOptional, "辅色", "Links and second colour."),
          field<&Colours::paper>("paper", kOptional, "底色", "Ground."),
          field<&Colours::ink>("ink", kOptional, "文字色", "Text."),
          field<&Colours::gold>("gold", kOptional, "点缀色", "Large rules only."),
      }};
  return type;
}

const RecordType& record_type(const FontSettings*) {
  static const RecordType type = {
      "fonts",
      "字体",
      {
          field<&FontSettings::headline>(
              "headline", kOptional, "标题字体",
              "Family (Noto Serif CJK SC:bold) or file (fonts/song.otf) that zhanting fonts cuts."),
      }};
  return type;
}

const RecordType& record_type(const MapSettings*) {
  static const RecordType type = {
      "map",
      "地图",
      {
          field<&MapSettings::file>("file", kRequired, "图", "An SVG drawing in content/photos/."),
          field<&MapSettings::alt>("alt", kRequired, "替代文字", "What the drawing shows."),
          field<&MapSettings::note>("note", kOptional, "说明", "Such as: a sketch."),
      }};
  return type;
}

void read_value(const JsonNode& node, HomeSettings& out, Diagnostics& diagnostics) {
  out.place = node.place;
  const bool is_text = node.kind == JsonNode::Kind::kString;
  out.is_list = is_text || node.kind == JsonNode::Kind::kArray;
  if (!out.is_list) return read_record(node, &out, record_type(&out), false, diagnostics);
  Diagnostics told;  // what it should have been is told by check_references()
  if (is_text) {
    read_value(node, out.bands.emplace_back(), told);
  } else {
    read_value(node, out.bands, told);
  }
}

void read_value(const JsonNode& node, BandShow& out, Diagnostics& diagnostics) {
  Diagnostics told;  // what it should have been is told by check_references()
  read_value(node, static_cast<BandName&>(out), told);
  const bool is_other = out.empty() && node.kind == JsonNode::Kind::kString && !node.text.empty();
  if (is_other) {
    out.other = {node.text, node.place};
  } else {
    diagnostics.merge(std::move(told));
  }
}

const RecordType& record_type(const HomeBand*) {
  static const RecordType type = {
      "band",
      "首页栏目",
      {
          field<&HomeBand::show>("show", kRequired, "放什么", "report, entries, figures, …"),
          field<&HomeBand::kind>("kind", kOptional, "类别", "Of entries: the slug of their kind."),
          field<&HomeBand::page>("page", kOptional, "页面", "Of a text: the slug of its page."),
          field<&HomeBand::title>("title", kOptional, "标题", "In place of its own."),
          field<&HomeBand::count>("count", kOptional, "个数", "How many at most."),
      },
      {{"sort", {messages::kHintBandOrder, {}}}, {"order", {messages::kHintBandOrder, {}}}}};
  return type;
}

const RecordType& record_type(const HomeSettings*) {
  static const RecordType type = {
      "home",
      "首页设置",
      {
          field<&HomeSettings::story>("story", kOptional, "头条故事",
                                      "The entry that opens the site."),
          field<&HomeSettings::report>("report", kOptional, "头条专题", "The report that leads."),
          field<&HomeSettings::figures>("figures", kOptional, "首页数字", "SLUG#ID of figures."),
          field<&HomeSettings::organisations>("organisations", kOptional, "首页单位",
                                              "Organisations on the home page."),
          field<&HomeSettings::bands>("bands", kOptional, "栏目", "What it shows, in order."),
      }};
  return type;
}

const RecordType& record_type(const Watchword*) {
  static const RecordType type = {
      "watchword",
      "慎用词",
      {
          field<&Watchword::text>("text", kRequired, "词", "The word to watch for."),
          field<&Watchword::instead>("instead", kOptional, "改用", "What to write instead."),
          field<&Watchword::why>("why", kOptional, "原因", "Why."),
          field<&Watchword::severity>("severity", kOptional, "级别", "warning (default) or error."),
      }};
  return type;
}

const RecordType& record_type(const SiteSettings*) {
  static const RecordType type = {
      "site.json",
      "站点设置",
      {
          field<&SiteSettings::name>("name", kRequired, "站名", "Name of the site."),
          field<&SiteSettings::summary>("summary", kOptional, "简介", "The site in a sentence."),
          field<&SiteSettings::language>("language", kOptional, "语言",
                                         "zh-CN (default), en; another with words."),
          field<&SiteSettings::base_url>("base_url", kOptional, "网址",
                                         "https://… where it is published."),
          field<&SiteSettings::utc_offset>("utc_offset", kOptional, "时区", "+08:00 (default)."),
          field<&SiteSettings::zhanting>("zhanting", kOptional, "要用的版本",
                                         "Versions of zhanting that suit: >=1.2."),
          field<&SiteSettings::published>("published", kOptional, "发布时间",
                                          "When the site was published."),
          field<&SiteSettings::editor>("editor", kOptional, "责任编辑", "Editor in charge."),
          field<&SiteSettings::sponsor>("sponsor", kOptional, "主办单位", "Sponsor."),
          field<&SiteSettings::organiser>("organiser", kOptional, "承办单位", "Organiser."),
          field<&SiteSettings::contact>("contact", kOptional, "联系方式",
                                        "How to reach the editors."),
          field<&SiteSettings::icp>("icp", kOptional, "ICP备案号", "ICP number."),
          field<&SiteSettings::police>("police", kOptional, "公安备案号", "Police record number."),
          field<&SiteSettings::site_id>("site_id", kOptional, "网站标识码",
                                        "Government site code."),
          field<&SiteSettings::navigation>("navigation", kOptional, "导航", "The menu."),
          field<&SiteSettings::footer>("footer", kOptional, "页脚链接",
                                       "Links at the foot of pages."),
          field<&SiteSettings::colours>("colours", kOptional, "配色", "Colours of the theme."),
          field<&SiteSettings::fonts>("fonts", kOptional, "字体", "Fonts of the theme."),
          field<&SiteSettings::logo>("logo", kOptional, "标志", "A picture in assets/."),
          field<&SiteSettings::styles>("styles", kOptional, "自己的样式表",
                                       "Style sheets in assets/, after the theme's."),
          field<&SiteSettings::drawings>("drawings", kOptional, "图画的样式表",
                                         "A style sheet in assets/, put into every SVG picture."),
          field<&SiteSettings::map>("map", kOptional, "地图", "The drawing that places stand on."),
          field<&SiteSettings::home>("home", kOptional, "首页", "What the home page shows."),
          field<&SiteSettings::without>("without", kOptional, "不做的页面",
                                        "Kinds of page that are not made."),
          field<&SiteSettings::share>("share", kOptional, "分享卡片",
                                      "Share cards: few (where they are few), all, none."),
          field<&SiteSettings::robots>("robots", kOptional, "搜索引擎",
                                       "index (default), or noindex: search engines leave it out."),
          field<&SiteSettings::links>(
              "links", kOptional, "链接的写法",
              "index (default, works from disk), or folder: links end in a slash."),
          field<&SiteSettings::host_files>("host_files", kOptional, "托管商的规则文件",
                                           "true: _headers and _redirects, which some hosts read."),
          field<&SiteSettings::watchwords>("watchwords", kOptional, "慎用词",
                                           "Words to watch for."),
          field<&SiteSettings::keep_together>("keep_together", kOptional, "标题里不拆的词",
                                              "Words that no line of a heading parts."),
          field<&SiteSettings::attachments>(
              "attachments", kOptional, "放行的附件",
              "Endings of attachments that browsers run, to be published all the same: html."),
          field<&SiteSettings::kinds>("kinds", kOptional, "类别",
                                      "Kinds of entry, in place of branches and highlights."),
          field<&SiteSettings::words>("words", kOptional, "界面词语",
                                      "Words of the interface, in place of the built-in ones."),
      },
      strays_of_home()};
  return type;
}

const RecordType& record_type(const Section*) {
  static const RecordType type = {
      "section",
      "栏目",
      {
          field<&Section::slug>("slug", kRequired, "短名", "Name that entries use."),
          field<&Section::title>("title", kRequired, "标题", "Title of the section."),
          field<&Section::slogan>("slogan", kOptional, "口号", "Slogan."),
          field<&Section::summary>("summary", kOptional, "导语", "Introduction."),
          field<&Section::missing>("missing", kOptional, "缺失", "What the source lacks here."),
      }};
  return type;
}

const RecordType& record_type(const Report*) {
  static const RecordType type = {
      "report",
      "专题",
      {
          field<&Report::title>("title", kRequired, "标题", "Title, as printed."),
          field<&Report::headline>("headline", kOptional, "本站标题",
                                   "Our own; | lets a line end."),
          field<&Report::banner>("banner", kOptional, "通栏", "Banner across the page."),
          field<&Report::kicker>("kicker", kOptional, "肩题", "Line above the title."),
          field<&Report::subtitle>("subtitle", kOptional, "副题", "Line below the title."),
          field<&Report::organisers>("organisers", kOptional, "主办", "Who ran what is reported."),
          field<&Report::publisher>("publisher", kOptional, "刊发", "Who published the source."),
          field<&Report::date>("date", kOptional, "刊期", "As printed, else absent."),
          field<&Report::date_note>("date_note", kOptional, "刊期说明", "A word about the date."),
          field<&Report::covers>("covers", kOptional, "所记年份", "Year or period it tells of."),
          field<&Report::series>("series", kOptional, "系列", "Reports of one series are linked."),
          field<&Report::order>("order", kOptional, "顺序", "Place among the reports."),
          field<&Report::sections>("sections", kOptional, "栏目", "Sections in their order."),
          field<&Report::summary>("summary", kRequired, "摘要", "The report in a sentence."),
          field<&Report::figures>("figures", kOptional, "数字", "Own figures, or SLUG#ID."),
          field<&Report::plots>("plots", kOptional, "图表", "Plots to draw."),
          field<&Report::events>("events", kOptional, "事件", "Events for the timeline."),
          field<&Report::honours>("honours", kOptional, "荣誉", "Honours."),
          field<&Report::photos>("photos", kOptional, "图说", "Pictures; the first is the cover."),
          field<&Report::themes>("themes", kOptional, "主题", "Themes."),
          field<&Report::source>("source", kOptional, "来源", "The source."),
          field<&Report::missing>("missing", kOptional, "本文缺失",
                                  "What the source lacks: a text, or several."),
          field<&Report::published>("published", kOptional, "发布时间",
                                    "When this site published it."),
          field<&Report::updated>("updated", kOptional, "更新时间", "When this site changed it."),
          field<&Report::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
      }};
  return type;
}

const RecordType& record_type(const Entry*) {
  static const RecordType type = {
      "entry",
      "条目",
      {
          field<&Entry::name>("name", kRequired, "名称", "Its name; what was done."),
          field<&Entry::headline>("headline", kOptional, "本站标题", "Our own; | lets a line end."),
          field<&Entry::short_name>("short_name", kOptional, "简称", "For cards."),
          field<&Entry::form>("form", kOptional, "形式", "page (default) or brief."),
          field<&Entry::slogan>("slogan", kOptional, "口号", "Slogan."),
          field<&Entry::report>("report", kOptional, "专题", "Slug of its report."),
          field<&Entry::section>("section", kOptional, "栏目", "Slug of its section."),
          field<&Entry::order>("order", kOptional, "顺序", "Place in its section."),
          field<&Entry::organisation>("organisation", kOptional, "单位", "Who it is about."),
          field<&Entry::with>("with", kOptional, "协同单位", "Who did it together."),
          field<&Entry::date>("date", kOptional, "日期", "As the source states: 2022, 1750~."),
          field<&Entry::date_text>("date_text", kOptional, "日期原文", "The date as printed."),
          field<&Entry::summary>("summary", kOptional, "摘要",
                                 "Required for a page, absent for a brief."),
          facts_row(),
          field<&Entry::figures>("figures", kOptional, "数字", "The first leads."),
          field<&Entry::plots>("plots", kOptional, "图表", "Plots to draw."),
          field<&Entry::events>("events", kOptional, "事件", "Events for the timeline."),
          field<&Entry::honours>("honours", kOptional, "荣誉", "Honours."),
          field<&Entry::brands>("brands", kOptional, "品牌·机制", "Brands and mechanisms."),
          field<&Entry::themes>("themes", kOptional, "主题", "Slug, or {slug, why}."),
          field<&Entry::places>("places", kOptional, "地点", "Places."),
          field<&Entry::photos>("photos", kOptional, "图说", "Pictures; the first is the cover."),
          field<&Entry::source>("source", kOptional, "来源", "The source."),
          field<&Entry::missing>(
              "missing", kOptional, "本文缺失",
              "What the source lacks: a text, or several, as the story meets them."),
          field<&Entry::draft>("draft", kOptional, "草稿", "true: only with --drafts."),
          field<&Entry::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
          field<&Entry::published>("published", kOptional, "发布时间",
                                   "When this site published it."),
          field<&Entry::updated>("updated", kOptional, "更新时间", "When this site changed it."),
          field<&Entry::corrections>("corrections", kOptional, "更正", "Corrections made."),
      }};
  return type;
}

const RecordType& record_type(const Organisation*) {
  static const RecordType type = {
      "organisation",
      "单位",
      {
          field<&Organisation::name>("name", kRequired, "名称", "Name."),
          field<&Organisation::short_name>("short_name", kOptional, "简称", "Short name."),
          field<&Organisation::variants>("variants", kOptional, "异名",
                                         "Other names of the same body."),
          field<&Organisation::former_names>("former_names", kOptional, "曾用名", "Former names."),
          field<&Organisation::level>("level", kOptional, "层级", "Level."),
          field<&Organisation::parent>("parent", kOptional, "上级单位", "The body it belongs to."),
          field<&Organisation::pinyin>("pinyin", kOptional, "拼音",
                                       "Overrides the derived pinyin."),
          field<&Organisation::url>("url", kOptional, "网址", "Its own site."),
          field<&Organisation::summary>("summary", kOptional, "简介", "In a sentence."),
          field<&Organisation::note>("note", kOptional, "附注", "A word about the record."),
          field<&Organisation::photos>("photos", kOptional, "图说",
                                       "Pictures; the first is the cover."),
          field<&Organisation::aliases>("aliases", kOptional, "旧地址",
                                        "Site paths that lead here."),
      }};
  return type;
}

const RecordType& record_type(const Theme*) {
  static const RecordType type = {
      "theme",
      "主题",
      {
          field<&Theme::name>("name", kRequired, "名称", "Name."),
          field<&Theme::summary>("summary", kRequired, "导语", "What joins its entries."),
          field<&Theme::order>("order", kOptional, "顺序", "Place among the themes."),
          field<&Theme::photos>("photos", kOptional, "图说", "Pictures; the first is the cover."),
          field<&Theme::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
      }};
  return type;
}

const RecordType& record_type(const Locality*) {
  static const RecordType type = {
      "place",
      "地点",
      {
          field<&Locality::name>("name", kRequired, "名称", "Name, as entries give it."),
          field<&Locality::variants>("variants", kOptional, "异名",
                                     "Other names that entries give it."),
          field<&Locality::sort>("kind", kOptional, "类别", "What it is."),
          field<&Locality::x>("x", kOptional, "横坐标", "On the map, from its left side."),
          field<&Locality::y>("y", kOptional, "纵坐标", "On the map, from its upper side."),
          field<&Locality::order>("order", kOptional, "顺序", "Place among the places."),
          field<&Locality::summary>("summary", kOptional, "简介", "In a sentence."),
          field<&Locality::note>("note", kOptional, "附注", "A word about its position."),
          field<&Locality::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
      }};
  return type;
}

const RecordType& record_type(const WalkStop*) {
  static const RecordType type = {
      "stop",
      "一站",
      {
          field<&WalkStop::entry>("entry", kOptional, "条目", "Slug of an entry."),
          field<&WalkStop::figure>("figure", kOptional, "数字", "SLUG#ID of a figure."),
          field<&WalkStop::text>("text", kRequired, "串词", "The sentence that leads here."),
      }};
  return type;
}

const RecordType& record_type(const Walk*) {
  static const RecordType type = {
      "walk",
      "路线",
      {
          field<&Walk::title>("title", kRequired, "标题", "Title."),
          field<&Walk::summary>("summary", kRequired, "导语", "What the walk shows."),
          field<&Walk::order>("order", kOptional, "顺序", "Place among the walks."),
          field<&Walk::stops>("stops", kRequired, "各站", "Its stops, in order."),
          field<&Walk::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
      }};
  return type;
}

const RecordType& record_type(const Page*) {
  static const RecordType type = {
      "page",
      "页面",
      {
          field<&Page::title>("title", kRequired, "标题", "Title."),
          field<&Page::summary>("summary", kOptional, "摘要", "In a sentence."),
          field<&Page::order>("order", kOptional, "顺序", "Place among the pages."),
          field<&Page::published>("published", kOptional, "发布时间",
                                  "When this site published it."),
          field<&Page::aliases>("aliases", kOptional, "旧地址", "Site paths that lead here."),
      }};
  return type;
}

const Text& name_of(const RecordBase& record) {
  return visit_record(record, [](const auto& typed) -> const Text& {
    if constexpr (requires { typed.title; }) {
      return typed.title;
    } else {
      return typed.name;
    }
  });
}

std::string title_of(const RecordBase& record) {
  return visit_record(record, [&](const auto& typed) {
    if constexpr (requires { typed.headline; }) {
      if (!typed.headline.empty()) return without_breaks(typed.headline.text);
    }
    return name_of(record).text;
  });
}

const Text& summary_of(const RecordBase& record) {
  return visit_record(record, [](const auto& typed) -> const Text& { return typed.summary; });
}

const std::vector<Text>& aliases_of(const RecordBase& record) {
  return visit_record(record,
                      [](const auto& typed) -> const std::vector<Text>& { return typed.aliases; });
}

std::vector<const Figure*> own_figures(const RecordBase& record) {
  std::vector<const Figure*> figures;
  visit_record(record, Overloaded{[&](const Report& report) {
                                    for (const FigureUse& use : report.figures) {
                                      if (use.own) figures.push_back(&*use.own);
                                    }
                                  },
                                  [&](const Entry& entry) {
                                    for (const Figure& figure : entry.figures)
                                      figures.push_back(&figure);
                                  },
                                  [](const auto&) {}});
  return figures;
}

}  // namespace zhanting
