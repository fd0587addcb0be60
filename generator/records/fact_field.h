#pragma once

#include <string>
#include <vector>

#include "data/field_types.h"

/// The facts that the entries of a kind may state, as site.json declares them.
namespace zhanting {

inline constexpr ChoiceRow kFactTypeRows[] = {
    {"text", "文字", "Text", "string str name person people 字符串 文本 姓名 人物"},
    {"number", "数", "Number", "integer int float double decimal 整数 小数 数值"},
    {"date", "日期", "Date", "year time datetime 年份 时间 年代"},
    {"period", "时段", "Period", "range span timespan interval duration 期间 时间段"},
    {"choice", "选项", "Choice", "enum select boolean bool option options 枚举 布尔 单选"},
    {"organisation", "单位", "Organisation", "organization org donor 机构 组织 捐赠者"},
    {"place", "地点", "Place", "location geo room site 位置 地址 展室 房间"},
    {"link", "网址", "Link", "url uri href website 链接"},
};
using FactTypeName = Choice<kFactTypeRows>;
/// In the order of the rows.
enum class FactType : std::uint8_t {
  kText,
  kNumber,
  kDate,
  kPeriod,
  kChoice,
  kOrganisation,
  kPlace,
  kLink,
};

/// What templates call a fact: a-z first, then a-z, 0-9 and _. As it is written: whether it can be
/// one is told by check_kinds(), which knows pinyin.
bool is_fact_key(std::string_view text);
struct FactKey {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};
void read_value(const JsonNode& node, FactKey& out, Diagnostics& diagnostics);
const FieldType& field_type(const FactKey*);

struct FactField {
  FactKey key;
  Text title;
  FactTypeName type;
  Text unit;
  std::vector<Text> choices;
  Flag list, required, filter, sort, card, search;
  Text property, help;
  Place place;

  FactType kind() const { return type.empty() ? FactType::kText : FactType(type.index); }
  /// It is said what the type is, or nothing, which is a type too.
  bool is_type_known() const { return !type.empty() || is_absent(type); }
  bool is(FactType other) const { return kind() == other; }
  bool is_date() const { return is(FactType::kDate) || is(FactType::kPeriod); }
};
const RecordType& record_type(const FactField*);

/// More are an error of site.json.
inline constexpr std::size_t kMostFacts = 64;

}  // namespace zhanting
