#include "commands/manual.h"

#include "commands/messages.h"

namespace zhanting {

namespace {

/// Text in a line of troff: a backslash begins an escape anywhere, a full stop or an apostrophe a
/// request at the beginning; "-" would be a hyphen.
std::string roff(std::string_view text) {
  std::string out;
  bool at_line_start = true;
  for (const char c : text) {
    if (at_line_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    at_line_start = c == '\n';
  }
  return out;
}

class ManualWriter {
 public:
  explicit ManualWriter(Language language) : language_(language) {}

  void title(std::string_view version) {
    page_ += ".TH ZHANTING 1 \"\" \"zhanting " + std::string(version) + "\"\n.ad l\n";
  }
  void section(MessageCode name) { page_ += ".SH " + said(name) + "\n"; }
  void command(std::string_view name) { page_ += ".SS " + roff(name) + "\n"; }
  void paragraph(std::string_view text) { page_ += ".PP\n" + roff(text) + "\n"; }
  void line(std::string_view text) { page_ += roff(text) + "\n"; }
  /// As it is typed.
  void typed(std::string_view text) { page_ += ".PP\n.EX\n" + roff(text) + "\n.EE\n"; }
  void tagged(std::string_view tag, std::string_view text) {
    page_ += ".TP\n.B " + roff(tag) + "\n" + roff(text) + "\n";
  }
  std::string said(MessageCode message) const { return text_of({message, {}}, language_); }
  std::string take() { return std::move(page_); }

 private:
  Language language_;
  std::string page_;
};

}  // namespace

std::string manual_page(std::span<const CommandRow> commands, std::string_view version,
                        Language language) {
  ManualWriter page(language);
  page.title(version);
  page.section(messages::kManualName);
  page.line("zhanting - " + page.said(messages::kManualPurpose));
  page.section(messages::kManualSynopsis);
  for (const CommandRow& command : commands) page.paragraph(command.usage());
  page.section(messages::kManualCommands);
  for (const CommandRow& command : commands) {
    page.command(command.name);
    page.line(page.said(command.help));
    for_each_option(command, [&](const OptionRow& option) {
      page.tagged(option.written(), page.said(option.help));
    });
    page.typed(command.example);
  }
  page.section(messages::kManualExitStatus);
  page.tagged("0", page.said(messages::kManualDone));
  page.tagged("1", page.said(messages::kManualContentErrors));
  page.tagged("2", page.said(messages::kManualWrongUse));
  page.section(messages::kManualFiles);
  page.tagged("content/", page.said(messages::kManualContent));
  page.tagged("templates/, assets/", page.said(messages::kManualTheme));
  page.tagged("site/", page.said(messages::kManualSite));
  return page.take();
}

}  // namespace zhanting
