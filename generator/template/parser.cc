#include "template/parser.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "template/messages.h"
#include "template/parse_expression.h"

namespace zhanting {

namespace {

constexpr int kMaxNesting = 60;  // of tags: parser and compiler recurse over them

constexpr std::array<std::string_view, 10> kTags = {
    "if", "for", "set", "with", "block", "extends", "include", "import", "from", "macro"};
constexpr std::array<std::string_view, 8> kInnerTags = {
    "elif", "else", "endif", "endfor", "endset", "endwith", "endblock", "endmacro"};

class Parser {
 public:
  Parser(const SourceText& source, Diagnostics& diagnostics)
      : tokens_(tokenize(source, diagnostics)),
        reader_(source, tokens_.all, diagnostics),
        expressions_(reader_, tree_) {}

  Tree run() {
    tree_.root.body = parse_body({});
    return std::move(tree_);
  }

 private:
  /// A tag whose end is awaited.
  struct Open {
    std::string_view tag;
    Mark mark;
    std::vector<std::string_view> ends;  // the words that may end the body at hand
  };

  Statement& add(Body& body, StatementKind kind, const Mark& mark) {
    Statement& node = tree_.nodes.emplace_back();
    node.kind = kind;
    node.mark = mark;
    body.push_back(&node);
    return node;
  }

  /// Everything up to a tag that ends the innermost open one, which is left unread behind its {%.
  Body parse_body(std::vector<std::string_view> ends) {
    if (!open_.empty()) open_.back().ends = std::move(ends);
    Body body;
    while (reader_.peek().kind != TokenKind::kEnd) {
      const Token& token = reader_.next();
      if (token.kind == TokenKind::kText) {
        add(body, StatementKind::kText, TokenReader::mark_of(token)).text = token.text;
      } else if (token.kind == TokenKind::kPrintBegin) {
        parse_print(body);
      } else if (token.kind == TokenKind::kTagBegin && !parse_tag(body)) {
        break;
      }
    }
    return body;
  }

  void parse_print(Body& body) {
    const Mark mark = TokenReader::mark_of(reader_.peek());
    Expr* expr = expressions_.parse();
    finish(TokenKind::kPrintEnd, "}}");
    add(body, StatementKind::kPrint, mark).expr = expr;
  }

  void finish(TokenKind kind, std::string_view text) {
    if (reader_.peek().kind != kind) reader_.report_expected(text);
    reader_.finish_tag();
  }
  void finish_tag() { finish(TokenKind::kTagEnd, "%}"); }

  /// False when the tag ends the body at hand.
  bool parse_tag(Body& body) {
    const Token token = reader_.peek();
    const Mark mark = TokenReader::mark_of(token);
    if (token.kind != TokenKind::kName) {
      reader_.report(messages::kTemplateExpectedTag);
      reader_.finish_tag();
      return true;
    }
    if (ends_body(token.text)) return false;
    reader_.next();
    if (is_one_of(token.text, kInnerTags)) {
      report_stray(token.text, mark);
    } else if (!is_one_of(token.text, kTags)) {
      report_unknown(token.text, mark);
    } else if (open_.size() >= kMaxNesting) {
      reader_.report(mark, Message::of(messages::kTemplateTooDeep, std::to_string(kMaxNesting)));
      reader_.abandon();
    } else {
      parse_known(body, token.text, mark);
    }
    return true;
  }

  /// Whether `word` ends the innermost open tag, or an outer one, so that the inner has no end.
  bool ends_body(std::string_view word) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
      return std::find(open.ends.begin(), open.ends.end(), word) != open.ends.end();
    });
  }

  void report_stray(std::string_view word, const Mark& mark) {
    const auto was_unknown = [&](std::string_view tag) { return is_one_of(tag, unknown_); };
    const bool after_unknown = word.starts_with("end") ? was_unknown(word.substr(3))
                                                       : was_unknown("if") || was_unknown("for");
    if (!after_unknown) reader_.report(mark, Message::of(messages::kTemplateStrayTag, word));
    reader_.finish_tag();
  }

  void report_unknown(std::string_view word, const Mark& mark) {
    const bool end_of_unknown = word.starts_with("end") && is_one_of(word.substr(3), unknown_);
    if (!end_of_unknown) {
      std::vector<std::string_view> known(kTags.begin(), kTags.end());
      known.insert(known.end(), kInnerTags.begin(), kInnerTags.end());
      reader_.report(mark, Message::of(messages::kTemplateUnknownTag, word),
                     did_you_mean(closest(word, known)));
      // Its end is not a mistake of its own, nor is the end of what was meant.
      unknown_.push_back(word);
      unknown_.push_back(tree_.strings.emplace_back(closest(word, known)));
    }
    reader_.finish_tag();
  }

  void parse_known(Body& body, std::string_view tag, const Mark& mark) {
    if (tag == "if") return parse_if(body, mark);
    if (tag == "for") return parse_for(body, mark);
    if (tag == "set") return parse_set(body, mark);
    if (tag == "with") return parse_with(body, mark);
    if (tag == "block") return parse_block(body, mark);
    if (tag == "macro") return parse_macro(body, mark);
    if (tag == "import") return parse_import(body, mark);
    if (tag == "from") return parse_from(body, mark);
    parse_reference(body, tag, mark);
  }

  void open(std::string_view tag, const Mark& mark) { open_.push_back({tag, mark, {}}); }

  /// Reads the end tag of the innermost open one; it may repeat `name` (`{% endblock title %}`).
  void close(std::string_view end, std::string_view name = {}) {
    const Open closed = std::move(open_.back());
    open_.pop_back();
    if (!reader_.at_name(end)) {
      report_missing_end(closed, end);
      reader_.step_back();  // the end of an outer tag stands here, which has yet
                            // to find it
      return;
    }
    reader_.next();
    if (reader_.peek().kind == TokenKind::kName && !name.empty()) {
      if (!reader_.at_name(name)) reader_.report_expected(name);
      reader_.next();
    }
    finish_tag();
  }

  /// Unless something that was told already hides the end.
  void report_missing_end(const Open& closed, std::string_view end) {
    tree_.lacks_end = true;
    if (tokens_.cut_short || is_one_of(end, unknown_)) return;
    reader_.report(closed.mark, Message::of(messages::kTemplateMissingEnd, closed.tag, end));
    reader_.clear_failure();
  }

  void parse_if(Body& body, const Mark& mark) {
    Statement& node = add(body, StatementKind::kIf, mark);
    open("if", mark);
    Expr* condition = expressions_.parse();
    finish_tag();
    node.branches.push_back({mark, condition, parse_body({"elif", "else", "endif"}), {}});
    while (reader_.at_name("elif")) {
      const Mark branch = TokenReader::mark_of(reader_.next());
      Expr* next = expressions_.parse();
      finish_tag();
      node.branches.push_back({branch, next, parse_body({"elif", "else", "endif"}), {}});
    }
    parse_else(node, "endif");
    close("endif");
  }

  void parse_else(Statement& node, std::string_view end) {
    if (!reader_.at_name("else")) return;
    const Mark mark = TokenReader::mark_of(reader_.next());
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({end}), {}});
  }

  void parse_for(Body& body, const Mark& mark) {
    Statement& node = add(body, StatementKind::kFor, mark);
    open("for", mark);
    do {
      node.targets.push_back(reader_.expect_name());
    } while (reader_.accept_operator(","));
    if (!reader_.accept_name("in")) reader_.report_expected("in");
    node.expr = expressions_.parse_without_condition();
    if (reader_.accept_name("if")) node.filter = expressions_.parse();
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({"else", "endfor"}), {}});
    parse_else(node, "endfor");
    close("endfor");
  }

  void parse_set(Body& body, const Mark& mark) {
    const Name name = reader_.expect_name();
    if (reader_.accept_operator("=") || reader_.failed()) {
      Statement& node = add(body, StatementKind::kSet, mark);
      node.targets = {name};
      node.expr = expressions_.parse();
      return finish_tag();
    }
    if (reader_.peek().kind != TokenKind::kTagEnd) {
      reader_.report_expected("=");
      return reader_.finish_tag();
    }
    Statement& node = add(body, StatementKind::kSetBlock, mark);
    node.targets = {name};
    open("set", mark);
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({"endset"}), {}});
    close("endset");
  }

  void parse_with(Body& body, const Mark& mark) {
    Statement& node = add(body, StatementKind::kWith, mark);
    open("with", mark);
    while (!reader_.failed() && reader_.peek().kind != TokenKind::kTagEnd) {
      node.targets.push_back(reader_.expect_name());
      reader_.expect_operator("=");
      node.exprs.push_back(expressions_.parse());
      if (!reader_.accept_operator(",")) break;
    }
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({"endwith"}), {}});
    close("endwith");
  }

  void parse_block(Body& body, const Mark& mark) {
    Statement& node = add(body, StatementKind::kBlock, mark);
    open("block", mark);
    const Name name = reader_.expect_name();
    node.text = name.text;
    node.text_mark = name.mark;
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({"endblock"}), {}});
    close("endblock", node.text);
  }

  void parse_macro(Body& body, const Mark& mark) {
    Statement& node = add(body, StatementKind::kMacro, mark);
    open("macro", mark);
    const Name name = reader_.expect_name();
    node.text = name.text;
    node.text_mark = name.mark;
    reader_.expect_operator("(");
    while (!reader_.failed() && !reader_.at_operator(")")) {
      node.targets.push_back(reader_.expect_name());
      node.exprs.push_back(reader_.accept_operator("=") ? expressions_.parse() : nullptr);
      if (!reader_.accept_operator(",")) break;
    }
    reader_.expect_operator(")");
    finish_tag();
    node.branches.push_back({mark, nullptr, parse_body({"endmacro"}), {}});
    close("endmacro", node.text);
  }

  /// extends and include
  void parse_reference(Body& body, std::string_view tag, const Mark& mark) {
    std::string_view name;
    Mark name_mark;
    const bool good = expressions_.parse_quoted_name(tag, name, name_mark);
    if (tag == "include" && reader_.accept_name("with")) accept_context();
    finish_tag();
    if (!good) return;
    Statement& node =
        add(body, tag == "extends" ? StatementKind::kExtends : StatementKind::kInclude, mark);
    node.text = name;
    node.text_mark = name_mark;
  }

  void accept_context() {
    if (!reader_.accept_name("context")) reader_.report_expected("context");
  }

  /// [with context] or [without context]
  bool parse_context() {
    const bool with = reader_.at_name("with");
    if (!with && !reader_.at_name("without")) return false;
    reader_.next();
    accept_context();
    return with;
  }

  void parse_import(Body& body, const Mark& mark) {
    std::string_view name;
    Mark name_mark;
    const bool good = expressions_.parse_quoted_name("import", name, name_mark);
    if (!reader_.accept_name("as")) reader_.report_expected("as");
    const Name target = reader_.expect_name();
    const bool with_context = parse_context();
    finish_tag();
    if (!good || target.text.empty()) return;
    Statement& node = add(body, StatementKind::kImport, mark);
    node.text = name;
    node.text_mark = name_mark;
    node.targets = {target};
    node.with_context = with_context;
  }

  void parse_from(Body& body, const Mark& mark) {
    std::string_view name;
    Mark name_mark;
    const bool good = expressions_.parse_quoted_name("from", name, name_mark);
    if (!reader_.accept_name("import")) reader_.report_expected("import");
    std::vector<Name> names;
    std::vector<Name> targets;
    do {
      names.push_back(reader_.expect_name());
      targets.push_back(reader_.accept_name("as") ? reader_.expect_name() : names.back());
    } while (reader_.accept_operator(",") && !reader_.failed());
    const bool with_context = parse_context();
    const bool failed = reader_.failed();
    finish_tag();
    if (!good || failed) return;
    Statement& node = add(body, StatementKind::kFromImport, mark);
    node.text = name;
    node.text_mark = name_mark;
    node.names = std::move(names);
    node.targets = std::move(targets);
    node.with_context = with_context;
  }

  Tree tree_;
  Tokens tokens_;
  TokenReader reader_;
  ExpressionParser expressions_;
  std::vector<Open> open_;
  std::vector<std::string_view> unknown_;
};

}  // namespace

Tree parse_template(const SourceText& source, Diagnostics& diagnostics) {
  return Parser(source, diagnostics).run();
}

}  // namespace zhanting
