#include "commands/proof_sheet.h"

#include "base/escape.h"
#include "base/text.h"

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
.number { width: 8mm; } .kind { width: 17mm; } .name { width: 46mm; } .value { width: 52mm; }
.unit { width: 10mm; } .scope { width: 24mm; } .period { width: 20mm; } .ref { width: 25mm; }
.box { width: 9mm; }
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
    {"number", MessageCode::kProofNumber}, {"kind", MessageCode::kProofKind},
    {"name", MessageCode::kProofName},     {"value", MessageCode::kProofValue},
    {"unit", MessageCode::kProofUnit},     {"scope", MessageCode::kProofScope},
    {"period", MessageCode::kProofPeriod}, {"note", MessageCode::kProofNote},
    {"ref", MessageCode::kProofRef},       {"box", MessageCode::kProofFirst},
    {"box", MessageCode::kProofSecond},    {"box", MessageCode::kProofThird},
};

std::string word(MessageCode code, Language language) { return text_of({code, {}}, language); }

void add_cell(std::string_view text, std::string& html) {
  html += "<td>";
  append_escaped(text, html);
  html += "</td>";
}

/// The address and the file stand small under the name: they say where to look, not what to proof.
void add_row(const ProofRow& row, std::size_t number, const std::string& record_page,
             std::string& html) {
  html += "<tr><td>" + std::to_string(number) + "</td>";
  add_cell(row.kind, html);
  html += "<td>";
  append_escaped(row.name, html);
  html += "<small>";
  append_escaped(row.page == record_page ? row.file : row.file + " " + row.page, html);
  html += "</small></td>";
  for (const std::string* text : {&row.value, &row.unit, &row.scope, &row.period, &row.note,
                                  &row.ref})
    add_cell(*text, html);
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
  for (const MessageCode code : {MessageCode::kProofSigned, MessageCode::kProofDate})
    html += "<th scope=\"col\">" + escaped(word(code, language)) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  for (const MessageCode code :
       {MessageCode::kProofFirst, MessageCode::kProofSecond, MessageCode::kProofThird})
    html += "<tr><th scope=\"row\">" + escaped(word(code, language)) +
            "</th><td></td><td></td></tr>\n";
  html += "</tbody>\n</table>\n";
}

void add_csv_line(const std::vector<std::string>& cells, std::string& csv) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) csv += ',';
    csv += '"';
    if (!cells[i].empty() && std::string_view("=+-@\t\r").find(cells[i][0]) != std::string::npos)
      csv += '\'';
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
  const std::string heading =
      escaped(text_of(Message::of(MessageCode::kProofTitle, title), language));
  std::string html = "<!DOCTYPE html>\n<html lang=\"";
  html += language == Language::kChinese ? "zh-CN" : "en";
  html += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + heading + "</title>\n<style>";
  html += kStyle;
  html += "</style>\n</head>\n<body>\n<h1>" + heading + "</h1>\n<p>";
  append_escaped(
      text_of(Message::of(MessageCode::kProofIntroduction, std::to_string(count)), language), html);
  html += "</p>\n<table>\n";
  add_head(language, html);
  std::size_t number = 0;
  for (const ProofRecord& record : records) {
    html += "<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"" +
            std::to_string(std::size(kColumns)) + "\">";
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
  for (const MessageCode code :
       {MessageCode::kProofNumber, MessageCode::kProofRecord, MessageCode::kProofKind,
        MessageCode::kProofName, MessageCode::kProofValue, MessageCode::kProofUnit,
        MessageCode::kProofScope, MessageCode::kProofPeriod, MessageCode::kProofNote,
        MessageCode::kProofRef, MessageCode::kProofPage, MessageCode::kProofFile,
        MessageCode::kProofFirst, MessageCode::kProofSecond, MessageCode::kProofThird})
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
