#pragma once

#include "records/words.h"

/// The closed word lists, each with the word that readers see.
namespace zhanting {

/// A word to choose whose meaning a showcase may word itself.
constexpr ChoiceRow choice(std::string_view value, const WordRow& word,
                           std::string_view also = {}) {
  return {value, word.chinese, word.english, also};
}

inline constexpr ChoiceRow kLevelRows[] = {
    choice("international", words::level_international),
    choice("national", words::level_national),
    choice("provincial", words::level_provincial, "state regional 州级"),
    choice("municipal", words::level_municipal, "city town"),
    choice("district", words::level_district, "county 县级 区县级"),
    choice("department", words::level_department),
    choice("subdistrict", words::level_subdistrict),
    choice("community", words::level_community),
    choice("other", words::level_other),
};
inline constexpr ChoiceRow kFormRows[] = {
    {"page", "独立页面", "Page"},
    {"brief", "简讯", "Brief"},
};
inline constexpr ChoiceRow kFigureKindRows[] = {
    choice("statistic", words::figure_statistic), choice("rank", words::figure_rank),
    choice("first", words::figure_first),         choice("ordinal", words::figure_ordinal),
    choice("target", words::figure_target),
};
inline constexpr ChoiceRow kHonourKindRows[] = {
    choice("award", words::honour_award),
    choice("commendation", words::honour_commendation),
    choice("plaque", words::honour_plaque),
    choice("selection", words::honour_selection),
    choice("designation", words::honour_designation),
};
inline constexpr ChoiceRow kBrandKindRows[] = {
    choice("brand", words::brand_brand),       choice("mechanism", words::brand_mechanism),
    choice("platform", words::brand_platform), choice("team", words::brand_team),
    choice("activity", words::brand_activity), choice("place", words::brand_place),
    choice("document", words::brand_document), choice("slogan", words::brand_slogan),
};
inline constexpr ChoiceRow kPlaceKindRows[] = {
    choice("district", words::place_district),   choice("area", words::place_area),
    choice("community", words::place_community), choice("hill", words::place_hill),
    choice("water", words::place_water),         choice("island", words::place_island),
    choice("road", words::place_road),           choice("site", words::place_site),
    choice("building", words::place_building),   choice("room", words::place_room),
    choice("whole", words::place_whole),         choice("beyond", words::place_beyond),
};
inline constexpr ChoiceRow kPlotFormRows[] = {
    {"bars", "条形图", "Bars"}, {"steps", "递进图", "Steps"}, {"change", "变化图", "Change"},
    {"rank", "位次图", "Rank"}, {"count", "计数图", "Count"}, {"funnel", "漏斗图", "Funnel"},
};
inline constexpr ChoiceRow kSeverityRows[] = {
    {"warning", "警告", "Warning"},
    {"error", "错误", "Error"},
};

/// Files that a site may do without, by the names of their rows in outputs/kinds.cc.
inline constexpr ChoiceRow kOptionalKindRows[] = {
    {"figures", "数字", "Figures"},     {"honours", "荣誉榜", "Honours"},
    {"brands", "品牌·机制", "Brands"},  {"photos", "图说", "Photos"},
    {"timeline", "时间线", "Timeline"}, {"sitemap", "网站地图", "Site map"},
    {"api", "JSON 数据", "JSON data"},  {"search", "搜索", "Search"},
};

/// Which share cards are drawn: of a few pages at once, of many only where that is asked for, since
/// thousands take minutes.
inline constexpr ChoiceRow kShareRows[] = {
    {"few", "不多时做卡片", "Cards where they are few"},
    {"all", "全部卡片", "All cards"},
    {"none", "不做卡片", "No cards"},
};

/// What a band of the home page shows.
inline constexpr ChoiceRow kBandRows[] = {
    {"report", "头条专题", "The lead report"},
    {"entries", "一类条目", "Entries of a kind"},
    {"figures", "数字", "Figures"},
    {"themes", "主题", "Themes"},
    {"organisations", "单位", "Organisations"},
    {"places", "地点", "Places"},
    {"text", "一个页面的正文", "The text of a page"},
    {"walks", "路线", "Walks"},
};

/// What search engines are asked.
inline constexpr ChoiceRow kRobotsRows[] = {
    {"index", "收录", "To list the site"},
    {"noindex", "不收录", "Not to list it"},
};

/// How the addresses of pages end in links.
inline constexpr ChoiceRow kLinkFormRows[] = {
    {"index", "写出 index.html", "With index.html"},
    {"folder", "以 / 结尾", "With a slash"},
};

using Level = Choice<kLevelRows>;
using Form = Choice<kFormRows>;
using FigureKind = Choice<kFigureKindRows>;
using HonourKind = Choice<kHonourKindRows>;
using BrandKind = Choice<kBrandKindRows>;
using PlaceKind = Choice<kPlaceKindRows>;
using PlotForm = Choice<kPlotFormRows>;
using WatchSeverity = Choice<kSeverityRows>;
using OptionalKind = Choice<kOptionalKindRows>;
using ShareChoice = Choice<kShareRows>;
using BandName = Choice<kBandRows>;
using Robots = Choice<kRobotsRows>;
using LinkForm = Choice<kLinkFormRows>;
/// In the order of the rows.
enum class Share : std::uint8_t { kFew, kAll, kNone };
/// In the order of the rows.
enum class Band : std::uint8_t {
  kReport,
  kEntries,
  kFigures,
  kThemes,
  kOrganisations,
  kPlaces,
  kText,
  kWalks,
};

/// The word of the first row; those of the others follow it.
constexpr const WordRow& first_word(const Level*) {
  return words::level_international;
}
constexpr const WordRow& first_word(const FigureKind*) {
  return words::figure_statistic;
}
constexpr const WordRow& first_word(const HonourKind*) {
  return words::honour_award;
}
constexpr const WordRow& first_word(const BrandKind*) {
  return words::brand_brand;
}
constexpr const WordRow& first_word(const PlaceKind*) {
  return words::place_district;
}

}  // namespace zhanting
