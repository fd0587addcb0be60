#include "search/make_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/parallel.h"
#include "base/text.h"
#include "search/gram_index.h"
#include "search/normalise.h"
#include "search/phrase_code.h"
#include "search/readings.h"
#include "search/utf16.h"

namespace zhanting {

namespace {

/// So few characters are quicker read whole than looked up.
constexpr std::size_t kSmallSite = 90'000;
/// Texts a file: of a small site, which reads them all; of others, which read those of results.
constexpr std::size_t kSmallPack = 16, kPack = 2;
constexpr std::size_t kSample = 128;         // documents that the code of texts is learnt from
constexpr std::size_t kSampleLength = 6000;  // of one of them, in characters

/// A file of the index. Its byte-order mark makes it UTF-16 to every browser, whatever the server
/// says.
SearchFile file_of(const std::string& name, const std::u16string& text) {
  SearchFile file{name + ".js", "\xFF\xFE"};
  file.bytes.reserve(2 * (text.size() + name.size() + 24));
  const auto put = [&](char16_t character) {
    file.bytes += static_cast<char>(character & 0xFF);
    file.bytes += static_cast<char>(character >> 8);
  };
  for (const char c : "Zhanting.put(\"" + name + "\",\"") put(static_cast<unsigned char>(c));
  for (const char16_t character : text) put(character);
  for (const char c : {'"', ')'}) put(static_cast<unsigned char>(c));
  return file;
}

/// Cells of a table are lines, too; and U+0000 means something else in the index.
constexpr bool is_line_end(char c) {
  return c == '\n' || c == '\t' || c == '\r' || c == '\0';
}

/// Calls `use` with every line of `text` that holds something.
void for_each_line(std::string_view text, const auto& use) {
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size() && !is_line_end(text[end])) ++end;
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::u16string packed_text(const SearchDocument& document, const Readings& readings) {
  std::u16string out;
  append_utf16(document.url + '\n' + document.kind + '\n' + document.note, out);
  const auto add = [&](char letter, std::string_view line) {
    out += u'\n';
    out += static_cast<char16_t>(letter);
    append_utf16(line, out);
  };
  for (const SearchField& field : document.fields) {
    for_each_line(field.text,
                  [&](std::string_view line) { add(static_cast<char>(field.part), line); });
    if (!field.pinyin.empty() && readings.of(field.text) != field.pinyin) add('y', field.pinyin);
  }
  return out;
}

/// Calls `use` with the letter and the text of each line that packed_text() put behind the first
/// three.
void for_each_field(std::u16string_view packed, const auto& use) {
  for (int line = 0; !packed.empty(); ++line) {
    const std::size_t end = std::min(packed.find(u'\n'), packed.size());
    if (line > 2) use(static_cast<char>(packed.front()), packed.substr(1, end - 1));
    packed.remove_prefix(std::min(end + 1, packed.size()));
  }
}

/// Pinyin is found apart from all else: its letters are the same ones in the private use area,
/// capitals where a syllable begins.
constexpr char16_t kPinyin = 0xE000;

/// “LaoShan” and “LS” for “lao shan”.
void add_pinyin(std::uint32_t place, std::string_view syllables, GramTexts& texts) {
  std::u16string letters, initials;
  bool first = true;
  for (const char c : to_lower_ascii(syllables)) {
    if (c >= 'a' && c <= 'z') {
      letters += static_cast<char16_t>(kPinyin + (first ? c - 'a' + 'A' : c));
      if (first) initials += letters.back();
      first = false;
    }
    if (c == ' ') first = true;
  }
  texts.add(place, letters);
  texts.add(place, initials);
}

class IndexMaker {
 public:
  IndexMaker(const std::vector<SearchDocument>& documents, unsigned jobs)
      : documents_(documents), jobs_(jobs), used_(0x10000) {}

  std::vector<SearchFile> make() {
    const Readings readings(documents_);
    packed_.resize(documents_.size());
    parallel_for(documents_.size(), jobs_,
                 [&](std::size_t i) { packed_[i] = packed_text(documents_[i], readings); });
    std::size_t length = 0;
    for (const std::u16string& text : packed_) {
      length += text.size();
      for (const char16_t c : text) used_[c] = true;
    }
    const PhraseCode code(sample());
    const bool small = length <= kSmallSite;
    put_texts(code, small ? kSmallPack : kPack);

    BitWriter main;
    main.put_gamma(static_cast<std::uint32_t>(documents_.size()));
    main.put_gamma(static_cast<std::uint32_t>(small ? kSmallPack : kPack));
    put_simplified(main, [&](char16_t from, char16_t) { return bool{used_[from]}; });
    code.put_table(main);
    main.put(small ? 1 : 0, 1);
    if (!small) put_grams(main);
    files_.push_back(file_of("m", main.text()));
    put_facets(code);
    put_readings(readings, code);
    BitWriter all;
    put_simplified(all, [&](char16_t, char16_t to) { return bool{used_[to]}; });
    files_.push_back(file_of("v", all.text()));
    std::sort(files_.begin(), files_.end(),
              [](const SearchFile& a, const SearchFile& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  /// Those with the lowest hashes of their addresses: the same ones before an edit and after it,
  /// and most edits are of others.
  std::vector<std::u16string> sample() const {
    std::vector<std::pair<Hash128, std::size_t>> order;
    for (std::size_t i = 0; i < documents_.size(); ++i)
      order.emplace_back(hash_of(std::string_view(documents_[i].url)), i);
    const std::size_t count = std::min(kSample, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                      order.end());
    std::vector<std::u16string> texts;
    for (std::size_t k = 0; k < count; ++k)
      texts.push_back(packed_[order[k].second].substr(0, kSampleLength));
    return texts;
  }

  void put_texts(const PhraseCode& code, std::size_t per_file) {
    const std::size_t count = (documents_.size() + per_file - 1) / per_file;
    std::vector<SearchFile> packs(count);
    parallel_for(count, jobs_, [&](std::size_t pack) {
      BitWriter out;
      const std::size_t end = std::min((pack + 1) * per_file, packed_.size());
      for (std::size_t i = pack * per_file; i < end; ++i) code.put(packed_[i], out);
      packs[pack] = file_of(fmt::format("t/{:x}", pack), out.text());
    });
    std::move(packs.begin(), packs.end(), std::back_inserter(files_));
  }

  static void put_simplified(BitWriter& out, const auto& wanted) {
    std::vector<std::pair<char16_t, char16_t>> pairs;
    for (const auto& [from, to] : simplified_characters()) {
      if (wanted(from, to)) pairs.emplace_back(from, to);
    }
    out.put_gamma(static_cast<std::uint32_t>(pairs.size()));
    std::uint32_t last = 0x3400;
    for (const auto& [from, to] : pairs) {
      out.put_gamma(from - last, 2);
      out.put(to, 16);
      last = from;
    }
  }

  void put_grams(BitWriter& main) {
    GramTexts texts;
    const auto count = static_cast<std::uint32_t>(documents_.size());
    std::u16string line;
    for (unsigned tier = 0; tier < kSearchTiers; ++tier) {
      for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint32_t place = tier * count + i;
        for_each_field(packed_[i], [&](char letter, std::u16string_view text) {
          if (letter == 'y' || tier_of(static_cast<SearchPart>(letter)) != tier) return;
          line.clear();
          append_normalised(text, line);
          texts.add(place, line);
        });
        for (const SearchField& field : documents_[i].fields) {
          if (tier == 0 && !field.pinyin.empty()) add_pinyin(place, field.pinyin, texts);
        }
      }
    }
    std::vector<std::u16string>().swap(packed_);
    for (SearchShard& shard : make_gram_shards(texts, kSearchTiers * count, main))
      files_.push_back(file_of(shard.name, shard.text));
  }

  /// What results can be narrowed to, with its documents; groups and titles in the order in which
  /// they are first met, from the end.
  void put_facets(const PhraseCode& code) {
    std::map<std::pair<char, std::string>, std::vector<std::uint32_t>> lists;
    for (std::uint32_t i = 0; i < documents_.size(); ++i) {
      for (const SearchFacet& facet : documents_[i].facets) {
        std::vector<std::uint32_t>& list = lists[{facet.group, facet.title}];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
    BitWriter out;
    out.put_gamma(static_cast<std::uint32_t>(lists.size()));
    for (const auto& [facet, list] : lists) {
      out.put(static_cast<unsigned char>(facet.first), 8);
      std::u16string title;
      append_utf16(facet.second, title);
      code.put(title, out);
      out.put_gamma(static_cast<std::uint32_t>(list.size()));
      put_list(list, static_cast<std::uint32_t>(documents_.size()), out);
    }
    files_.push_back(file_of("f", out.text()));
  }

  void put_readings(const Readings& readings, const PhraseCode& code) {
    std::map<std::string_view, std::uint32_t> syllables;
    for (const auto& [han, reading] : readings.all()) {
      if (han < 0x10000) syllables.emplace(reading, 0);
    }
    BitWriter out;
    out.put_gamma(static_cast<std::uint32_t>(syllables.size()));
    std::uint32_t number = 0;
    for (auto& [syllable, index] : syllables) {
      index = number++;
      std::u16string text;
      append_utf16(syllable, text);
      code.put(text, out);
    }
    std::uint32_t last = 0x3000;
    for (const auto& [han, reading] : readings.all()) {
      if (han < last || han >= 0x10000) continue;
      out.put_gamma(static_cast<std::uint32_t>(han) - last + 1, 2);
      out.put_one_of(syllables.at(reading), number);
      last = static_cast<std::uint32_t>(han);
    }
    out.put_gamma(0, 2);
    files_.push_back(file_of("y", out.text()));
  }

  const std::vector<SearchDocument>& documents_;
  unsigned jobs_;
  std::vector<bool> used_;
  std::vector<std::u16string> packed_;
  std::vector<SearchFile> files_;
};

}  // namespace

std::vector<SearchFile> make_search_index(const std::vector<SearchDocument>& documents,
                                          unsigned jobs) {
  return IndexMaker(documents, jobs).make();
}

}  // namespace zhanting
