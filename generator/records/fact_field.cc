#include "records/fact_field.h"

#include <algorithm>

namespace zhanting {

bool is_fact_key(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(),
                     [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; });
}

void read_value(const JsonNode& node, FactKey& out, Diagnostics& diagnostics) {
  read_string(node, out.text, out.place, diagnostics);
}

const FieldType& field_type(const FactKey*) {
  static constexpr FieldType kType = {.shape = FieldShape::kSlug, .format = "fact"};
  return kType;
}

const RecordType& record_type(const FactField*) {
  using enum Need;
  static const RecordType type = {
      "fact",
      "事实",
      {
          field<&FactField::key>("key", kRequired, "键", "What entries and templates call it."),
          field<&FactField::title>("title", kRequired, "名称", "What readers see."),
          field<&FactField::type>("type", kOptional, "类型", "text (default), number, date, …"),
          field<&FactField::unit>("unit", kOptional, "单位", "Of a number: cm."),
          field<&FactField::choices>("choices", kOptional, "选项", "Of a choice, in their order."),
          field<&FactField::list>("list", kOptional, "多个值", "true: a list of such values."),
          field<&FactField::required>("required", kOptional, "必填", "true: every entry has it."),
          field<&FactField::filter>("filter", kOptional, "筛选", "true: filters the catalogue."),
          field<&FactField::sort>("sort", kOptional, "排序", "true: sorts the catalogue."),
          field<&FactField::card>("card", kOptional, "卡片", "true: stands in the catalogue."),
          field<&FactField::search>("search", kOptional, "搜索", "true: the search finds it."),
          field<&FactField::property>("property", kOptional, "schema.org 属性",
                                      "What schema.org calls it: material."),
          field<&FactField::help>("help", kOptional, "说明", "A word for editors."),
      }};
  return type;
}

}  // namespace zhanting
