#include "base/date_words.h"

namespace zhanting {

namespace {

std::size_t index_from(DateWord first, int number) {
  return static_cast<std::size_t>(first) + static_cast<std::size_t>(number - 1);
}

}  // namespace

std::string_view DateWords::month(int number) const {
  return by_index[index_from(DateWord::month_1, number)];
}

std::string_view DateWords::season(int number) const {
  return by_index[index_from(DateWord::season_spring, number)];
}

const DateWords& chinese_date_words() {
  static constexpr DateWords kWords = {{
#define WORD(key, zh, en) zh,
#include "base/date_words.def"
#undef WORD
  }};
  return kWords;
}

const DateWords& english_date_words() {
  static constexpr DateWords kWords = {{
#define WORD(key, zh, en) en,
#include "base/date_words.def"
#undef WORD
  }};
  return kWords;
}

std::string filled_in(std::string_view text,
                      std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    out += text.substr(0, open);
    if (open == std::string_view::npos) break;
    text.remove_prefix(open);
    std::size_t length = 1;
    std::string_view value = text.substr(0, 1);
    for (const auto& [name, said] : values) {
      if (!text.substr(1).starts_with(name) || text.substr(1 + name.size(), 1) != "}") continue;
      length = name.size() + 2;
      value = said;
    }
    out += value;
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace zhanting
