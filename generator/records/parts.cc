#include "records/parts.h"

namespace zhanting {

namespace {

using enum Need;

}  // namespace

const RecordType& record_type(const Figure*) {
  static const RecordType type = {
      "figure",
      "数字",
      {
          field<&Figure::id>("id", kOptional, "标识", "Name within the record, for SLUG#ID."),
          field<&Figure::value>("value", kRequired, "数值", "As printed: “180万”, “20余”."),
          field<&Figure::unit>("unit", kOptional, "单位", "Unit, as printed."),
          field<&Figure::label>("label", kRequired, "说明", "What is counted; readable alone."),
          field<&Figure::scope>("scope", kOptional, "范围", "Where or among whom it holds."),
          field<&Figure::period>("period", kOptional, "时段", "Over which time: “三年来”, “日均”."),
          field<&Figure::as_of>("as_of", kOptional, "截至", "The time it had been reached."),
          field<&Figure::number>("number", kOptional, "可比较的数", "The number meant, 1800000."),
          field<&Figure::kind>("kind", kOptional, "类别", "What sort of number it is."),
          field<&Figure::note>("note", kOptional, "附注", "Always shown with it."),
          field<&Figure::ref>("ref", kOptional, "原文位置", "Place in the source."),
      }};
  return type;
}

const RecordType& record_type(const Honour*) {
  static const RecordType type = {
      "honour",
      "荣誉",
      {
          field<&Honour::name>("name", kRequired, "名称", "Exact name."),
          field<&Honour::kind>("kind", kOptional, "类别", "What sort of honour."),
          field<&Honour::level>("level", kOptional, "级别", "Level of the awarding body."),
          field<&Honour::awarded_by>("awarded_by", kOptional, "授予单位", "By whom."),
          field<&Honour::year>("year", kOptional, "年份", "Year, where stated."),
          field<&Honour::period>("period", kOptional, "时段", "Period: “2022年度”, “连续3年”."),
          field<&Honour::count>("count", kOptional, "数量", "How many were honoured: “108个”."),
          field<&Honour::to>("to", kOptional, "授予对象", "To whom, if not to the entry itself."),
          field<&Honour::note>("note", kOptional, "附注", "Always shown with it."),
          field<&Honour::ref>("ref", kOptional, "原文位置", "Place in the source."),
      }};
  return type;
}

const RecordType& record_type(const BrandPart*) {
  static const RecordType type = {
      "part",
      "组成部分",
      {
          field<&BrandPart::name>("name", kRequired, "名称", "Name of the part."),
          field<&BrandPart::note>("note", kOptional, "说明", "What it is."),
      }};
  return type;
}

const RecordType& record_type(const Brand*) {
  static const RecordType type = {
      "brand",
      "品牌",
      {
          field<&Brand::name>("name", kRequired, "名称", "As printed: “三个说了算”."),
          field<&Brand::kind>("kind", kOptional, "类别", "What the name names."),
          field<&Brand::full_name>("full_name", kOptional, "全称",
                                   "What the short name stands for."),
          field<&Brand::note>("note", kOptional, "说明", "What it is, in a line."),
          field<&Brand::parts>("parts", kOptional, "组成",
                               "Its parts, as far as the source names them."),
          field<&Brand::sense>("sense", kOptional, "义项", "Same name, other meaning: not merged."),
          field<&Brand::ref>("ref", kOptional, "原文位置", "Place in the source."),
      }};
  return type;
}

const RecordType& record_type(const Event*) {
  static const RecordType type = {
      "event",
      "事件",
      {
          field<&Event::name>("name", kRequired, "名称", "What happened."),
          field<&Event::id>("id", kOptional, "标识", "Name within the record, for photos."),
          field<&Event::date>("date", kOptional, "日期", "At the precision the source states."),
          field<&Event::date_text>("date_text", kOptional, "日期文字", "As printed."),
          field<&Event::event_place>("place", kOptional, "地点", "Where."),
          field<&Event::organisations>("organisations", kOptional, "单位", "Who took part."),
          field<&Event::summary>("summary", kOptional, "概要", "In a sentence."),
          field<&Event::ref>("ref", kOptional, "原文位置", "Place in the source."),
      }};
  return type;
}

const RecordType& record_type(const Plot*) {
  static const RecordType type = {
      "plot",
      "图表",
      {
          field<&Plot::title>("title", kRequired, "标题", "What is compared."),
          field<&Plot::form>("form", kRequired, "图形", "How it is drawn."),
          field<&Plot::figures>("figures", kRequired, "数字", "Own ids or SLUG#ID."),
          field<&Plot::note>("note", kOptional, "附注", "Shown with it."),
      }};
  return type;
}

const RecordType& record_type(const Photo*) {
  static const RecordType type = {
      "photo",
      "图片",
      {
          field<&Photo::file>("file", kOptional, "图片文件",
                              "In the record's folder, or /name in photos/."),
          field<&Photo::alt>("alt", kOptional, "替代文字",
                             "What the picture shows; required with a file."),
          field<&Photo::caption>("caption", kOptional, "图说", "Caption."),
          field<&Photo::credit>("credit", kOptional, "作者", "Who made it."),
          field<&Photo::note>("note", kOptional, "附注", "Shown with the caption."),
          field<&Photo::focus>("focus", kOptional, "焦点", "What must stay visible when cropped."),
          field<&Photo::original>("original", kOptional, "原图",
                                  "True publishes the file itself, without its metadata, too."),
          field<&Photo::illustration>("illustration", kOptional, "示意插画", "True for a drawing."),
          field<&Photo::organisations>("organisations", kOptional, "单位", "Who is shown."),
          field<&Photo::section>("section", kOptional, "栏目", "Section of the report."),
          field<&Photo::event>("event", kOptional, "事件", "Id of the event shown."),
          field<&Photo::ref>("ref", kOptional, "原文位置", "Place in the source."),
      }};
  return type;
}

const RecordType& record_type(const SourceNote*) {
  static const RecordType type = {
      "source",
      "来源",
      {
          field<&SourceNote::publication>("publication", kOptional, "出处",
                                          "Where it was published."),
          field<&SourceNote::byline>("byline", kOptional, "署名", "By whom."),
          field<&SourceNote::date>("date", kOptional, "日期", "As printed."),
          field<&SourceNote::page>("page", kOptional, "版面", "Page."),
          field<&SourceNote::note>("note", kOptional, "附注", "Shown with it."),
      }};
  return type;
}

const RecordType& record_type(const Correction*) {
  static const RecordType type = {
      "correction",
      "更正",
      {
          field<&Correction::date>("date", kRequired, "日期", "When it was corrected."),
          field<&Correction::text>("text", kRequired, "更正", "What was wrong and what is right."),
      }};
  return type;
}

const FieldType& field_type(const FigureUse*) {
  static const FieldType type = {.shape = FieldShape::kEither,
                                 .item = &field_type(static_cast<const FigureRef*>(nullptr)),
                                 .record = []() -> const RecordType& {
                                   return record_type(static_cast<const Figure*>(nullptr));
                                 }};
  return type;
}

void read_value(const JsonNode& node, FigureUse& out, Diagnostics& diagnostics) {
  if (node.kind == JsonNode::Kind::kString) return read_value(node, out.reference, diagnostics);
  read_value(node, out.own.emplace(), diagnostics);
}

Value value_of(const FigureUse& use) {
  return use.own ? value_of(*use.own) : value_of(use.reference);
}

Value raw_value(const FigureUse& use) {
  return use.own ? raw_value(*use.own) : raw_value(use.reference);
}

}  // namespace zhanting
