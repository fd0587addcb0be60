#include "outputs/told_story.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace zhanting {

namespace {

constexpr std::size_t kBeside = 4;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// What a reader sees of HTML, entities apart.
std::string without_tags(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<') in_tag = true;
    if (!in_tag) text += c;
    if (c == '>') in_tag = false;
  }
  return text;
}

}  // namespace

bool tells_number(std::string_view text, std::string_view number) {
  if (number.empty()) return false;
  for (std::size_t at = text.find(number); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const std::size_t end = at + number.size();
    const bool begins = at == 0 || !is_digit(number.front()) ||
                        !(is_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == ',');
    const bool ends = end == text.size() || !is_digit(number.back()) || !is_digit(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

ToldStory tell(const StoryInSite& story, const std::vector<ShownFigure>& figures,
               const GapSigns& signs) {
  if (story.empty()) return {{}, figures};
  const std::shared_ptr<const Story> whole = converted_story(story);
  std::vector<std::string> texts;
  for (const Story::Span& paragraph : whole->paragraphs) {
    texts.push_back(without_tags(
        std::string_view(whole->html).substr(paragraph.begin, paragraph.end - paragraph.begin)));
  }
  ToldStory told;
  std::map<std::size_t, ShownFigure> beside;  // by paragraph
  for (const ShownFigure& figure : figures) {
    const std::string number = figure.figure->value.text + figure.figure->unit.text;
    const bool leads = &figure == &figures.front();
    const auto found = std::find_if(texts.begin(), texts.end(), [&](const std::string& text) {
      return leads || (!beside.contains(static_cast<std::size_t>(&text - texts.data())) &&
                       !figure.figure->is("first") && tells_number(text, number));
    });
    if (beside.size() == kBeside || found == texts.end()) {
      told.figures.push_back(figure);
    } else {
      beside.emplace(static_cast<std::size_t>(found - texts.begin()), figure);
    }
  }
  std::size_t begin = 0;
  std::optional<ShownFigure> own;
  const auto add_part = [&](std::size_t end) {
    if (end > begin)
      told.parts.push_back(
          {std::move(own), StoryHtml(story, part_of(*whole, {begin, end}), signs)});
    begin = end;
  };
  for (auto& [paragraph, figure] : beside) {
    if (paragraph > 0) add_part(whole->paragraphs[paragraph].begin);
    own = std::move(figure);
  }
  add_part(whole->html.size());
  return told;
}

std::optional<StoryHtml> opening_of(const StoryInSite& story, GapSigns signs) {
  if (story.empty()) return {};
  const std::shared_ptr<const Story> whole = converted_story(story);
  if (whole->paragraphs.empty()) return {};
  return StoryHtml(story, part_of(*whole, whole->paragraphs.front()), std::move(signs));
}

const ObjectType& object_type(const StoryPart*) {
  static const ObjectType type = {
      "story part", {member<&StoryPart::figure>("figure"), member<&StoryPart::html>("html")}};
  return type;
}

}  // namespace zhanting
