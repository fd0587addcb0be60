#include "commands/proof_sheet.h"

#include <algorithm>
#include <initializer_list>

#include "base/escape.h"
#include "base/text.h"
#include "base/utf8.h"
#include "commands/messages.h"

namespace zhanting {

namespace {

constexpr std::string_view kStyle = R"css(
@page { size: A4 landscape; margin: 12mm 10mm; }
body { font: 9pt/1.45 "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", serif;
  color: #000; background: #fff; margin: 0 auto; max-width: 277mm; }
h1 { font-size: 16pt; margin: 0 0 1mm; }
p { margin: 0 0 3mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 0.2mm solid #666; padding: 0.8mm 1.2mm; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { background: #eee; font-weight: bold; }
tbody th { background: #f6f6f6; font-size: 10pt; break-after: avoid; }
tbody th span { font-weight: normal; font-size: 8pt; }
tr { break-inside: avoid; }
.number { width: 8mm; } .kind { width: 15mm; } .name { width: 48mm; } .value { width: 48mm; }
.unit { width: 9mm; } .scope { width: 21mm; } .period { width: 19mm; } .ref { width: 22mm; }
.box { width: 8mm; }
td.box::before { content: "□"; font-size: 12pt; }
td.box { text-align: center; }
td small { display: block; font-size: 7pt; color: #333; }
.signatures { margin-top: 6mm; width: 60%; break-inside: avoid; }
.signatures td { height: 10mm; }
)css";

/// A column of the printed table.
struct Column {
  std::string_view css;
  MessageCode title;
};
constexpr Column kColumns[] = {
    {"number", messages::kProofNumber}, {"kind", messages::kProofKind},
    {"name", messages::kProofName},     {"value", messages::kProofValue},
    {"unit", messages::kProofUnit},     {"scope", messages::kProofScope},
    {"period", messages::kProofPeriod}, {"note", messages::kProofNote},
    {"ref", messages::kProofRef},       {"box", messages::kProofFirst},
    {"box", messages::kProofSecond},    {"box", messages::kProofThird},
};

std::string word(MessageCode code, Language language) {
  return text_of({code, {}}, language);
}

void add_cell(std::string_view text, std::string& html) {
  html += "<td>";
  append_escaped(text, html);
  html += "</td>";
}

/// Where to look stands small under the name; of the record's own page only the anchor.
void add_place(const ProofRow& row, const std::string& record_page, std::string& html) {
  std::string_view page = row.page;
  const std::size_t own = std::min(record_page.find('#'), record_page.size());
  if (page == record_page) {
    page = {};
  } else if (page.starts_with(record_page.substr(0, own) + "#")) {
    page.remove_prefix(own);
  }
  html += "<small>";
  append_escaped(row.file, html);
  if (!page.empty()) html += "<br>";
  append_escaped(page, html);
  html += "</small>";
}

void add_row(const ProofRow& row, std::size_t number, const std::string& record_page,
             std::string& html) {
  html += "<tr><td>" + std::to_string(number) + "</td>";
  add_cell(row.kind, html);
  html += "<td>";
  append_escaped(row.name, html);
  add_place(row, record_page, html);
  html += "</td>";
  if (row.unit.empty() && row.scope.empty() && row.period.empty() && row.note.empty()) {
    html += "<td colspan=\"5\">";  // a text takes the columns it leaves empty
    append_escaped(row.value, html);
    html += "</td>";
  } else {
    for (const std::string* text : {&row.value, &row.unit, &row.scope, &row.period, &row.note})
      add_cell(*text, html);
  }
  add_cell(row.ref, html);
  html += "<td class=\"box\"></td><td class=\"box\"></td><td class=\"box\"></td></tr>\n";
}

void add_head(Language language, std::string& html) {
  html += "<thead><tr>";
  for (const Column& column : kColumns) {
    html += "<th scope=\"col\" class=\"" + std::string(column.css) + "\">";
    append_escaped(word(column.title, language), html);
    html += "</th>";
  }
  html += "</tr></thead>\n";
}

void add_signatures(Language language, std::string& html) {
  html += "<table class=\"signatures\">\n<thead><tr><th></th>";
  for (const MessageCode code :
       std::initializer_list<MessageCode>{messages::kProofSigned, messages::kProofDate})
    html += "<th scope=\"col\">" + escaped(word(code, language)) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  for (const MessageCode code : std::initializer_list<MessageCode>{
           messages::kProofFirst, messages::kProofSecond, messages::kProofThird})
    html +=
        "<tr><th scope=\"row\">" + escaped(word(code, language)) + "</th><td></td><td></td></tr>\n";
  html += "</tbody>\n</table>\n";
}

/// A spreadsheet would compute the cell: it begins with a sign of formulas, in any width, whatever
/// blank characters stand before it; or with a tab or a line end, which spreadsheets drop.
bool begins_formula(std::string_view cell) {
  constexpr std::u32string_view kSigns = U"=+-@＝＋－＠﹦﹢﹣﹫−";
  if (!cell.empty() && std::string_view("\t\r\n").find(cell.front()) != std::string_view::npos)
    return true;
  for (std::size_t i = 0; i < cell.size();) {
    const Decoded read = decode(cell, i);
    if (!is_blank(read.code_point)) return kSigns.find(read.code_point) != kSigns.npos;
    i += static_cast<std::size_t>(read.length);
  }
  return false;
}

void add_csv_line(const std::vector<std::string>& cells, std::string& csv) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) csv += ',';
    csv += '"';
    if (begins_formula(cells[i])) csv += '\'';
    csv += replace_all(cells[i], "\"", "\"\"");
    csv += '"';
  }
  csv += "\r\n";
}

}  // namespace

std::string proof_html(std::string_view title, const std::vector<ProofRecord>& records,
                       Language language) {
  std::size_t count = 0;
  for (const ProofRecord& record : records) count += record.rows.size();
  const std::string heading = escaped(text_of(Message::of(messages::kProofTitle, title), language));
  std::string html = "<!DOCTYPE html>\n<html lang=\"";
  html += language == Language::kChinese ? "zh-CN" : "en";
  html += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + heading + "</title>\n<style>";
  html += kStyle;
  html += "</style>\n</head>\n<body>\n<h1>" + heading + "</h1>\n<p>";
  append_escaped(
      text_of(Message::of(messages::kProofIntroduction, std::to_string(count)), language), html);
  html += "</p>\n<table>\n";
  add_head(language, html);
  std::size_t number = 0;
  for (const ProofRecord& record : records) {
    html += "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"" + std::to_string(std::size(kColumns)) +
            "\">";
    append_escaped(record.name, html);
    html += " <span>" + escaped(record.page) + "</span></th></tr>\n";
    for (const ProofRow& row : record.rows) add_row(row, ++number, record.page, html);
    html += "</tbody>\n";
  }
  html += "</table>\n";
  add_signatures(language, html);
  html += "</body>\n</html>\n";
  return html;
}

std::string proof_csv(const std::vector<ProofRecord>& records, Language language) {
  std::string csv = "\xEF\xBB\xBF";
  std::vector<std::string> titles;
  for (const MessageCode code : std::initializer_list<MessageCode>{
           messages::kProofNumber, messages::kProofRecord, messages::kProofKind,
           messages::kProofName, messages::kProofValue, messages::kProofUnit, messages::kProofScope,
           messages::kProofPeriod, messages::kProofNote, messages::kProofRef, messages::kProofPage,
           messages::kProofFile, messages::kProofFirst, messages::kProofSecond,
           messages::kProofThird})
    titles.push_back(word(code, language));
  add_csv_line(titles, csv);
  std::size_t number = 0;
  for (const ProofRecord& record : records) {
    for (const ProofRow& row : record.rows)
      add_csv_line({std::to_string(++number), record.name, row.kind, row.name, row.value, row.unit,
                    row.scope, row.period, row.note, row.ref, row.page, row.file, "", "", ""},
                   csv);
  }
  return csv;
}

}  // namespace zhanting
