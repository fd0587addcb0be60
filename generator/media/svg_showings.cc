#include "media/svg_showings.h"

#include <algorithm>
#include <utility>

#include "base/css_references.h"
#include "base/text.h"

namespace zhanting {

namespace {

/// Walks over a style sheet, strings and escapes as one, and knows where it stands: in which rules,
/// and where the declaration begins.
class Walk {
 public:
  explicit Walk(std::string_view css) : css_(css) {}

  void go_to(std::size_t end) {
    while (at_ < end) step();
  }
  void skip_to(std::size_t at) { at_ = std::max(at_, at); }
  /// What stands before the innermost block; “@” outside of all.
  std::string_view prelude() const { return open_.empty() ? "@" : open_.back(); }
  std::string_view declaration() const { return trim(css_.substr(begin_, at_ - begin_)); }

 private:
  void step() {
    const char c = css_[at_++];
    if (c == '\\') {
      ++at_;
    } else if (c == '"' || c == '\'') {
      while (at_ < css_.size() && css_[at_] != c && css_[at_] != '\n')
        at_ += css_[at_] == '\\' ? 2 : 1;
      ++at_;
    } else if (c == '{') {
      open_.push_back(trim(css_.substr(begin_, at_ - 1 - begin_)));
      begin_ = at_;
    } else if (c == '}') {
      if (!open_.empty()) open_.pop_back();
      begin_ = at_;
    } else if (c == ';') {
      begin_ = at_;
    }
    at_ = std::min(at_, css_.size());
  }

  std::string_view css_;
  std::size_t at_ = 0, begin_ = 0;
  std::vector<std::string_view> open_;
};

/// Of the last part of a selector, what an element must be to be meant by it.
std::string subject_of(std::string_view selector) {
  constexpr std::string_view kEnds = ".#:";
  selector = trim(selector);
  selector.remove_prefix(std::min(selector.find_last_of(" \t\r\n\f>+~") + 1, selector.size()));
  for (const char mark : {'.', '#'}) {
    const std::size_t at = selector.find(mark);
    if (at == std::string_view::npos) continue;
    const std::string_view name = selector.substr(at + 1);
    return mark + std::string(name.substr(0, name.find_first_of(kEnds)));
  }
  const std::string_view name = selector.substr(0, selector.find_first_of(kEnds));
  return name.empty() ? "*" : std::string(name);
}

std::vector<std::string> subjects_of(std::string_view prelude) {
  if (prelude.find_first_of("\\\"'[(&@|") != std::string_view::npos) return {"*"};
  std::vector<std::string> subjects;
  for (const std::string_view selector : split(prelude, ','))
    subjects.push_back(subject_of(selector));
  return subjects;
}

}  // namespace

bool is_inherited_property(std::string_view name) {
  return name.starts_with("fill") || name.starts_with("stroke") || name.starts_with("marker");
}

std::vector<CssShowing> find_css_showings(std::string_view css) {
  const std::string bare = without_css_comments(css);
  Walk walk(bare);
  std::vector<CssShowing> showings;
  for (CssReference& each : find_css_references(css)) {
    walk.go_to(each.begin);
    if (each.address.starts_with('#')) {
      CssShowing showing{each.begin, each.address.substr(1), true, {"*"}};
      const std::string_view declaration = walk.declaration();
      // A variable may be used anywhere, an escaped name may be any.
      if (!declaration.starts_with("--") && declaration.find('\\') == std::string_view::npos) {
        showing.inherited = is_inherited_property(to_lower_ascii(declaration));
        showing.subjects = subjects_of(walk.prelude());
      }
      showings.push_back(std::move(showing));
    }
    walk.skip_to(each.end);
  }
  return showings;
}

}  // namespace zhanting
