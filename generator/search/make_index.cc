#include "search/make_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
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

/// So many bytes of text are quicker read whole than looked up.
constexpr std::size_t kSmallSite = 270'000;
/// Texts a file: of a small site, which reads them all; of others, which read those of results.
constexpr std::size_t kSmallPack = 16, kPack = 2;
constexpr std::size_t kSample = 128;         // documents that the code of texts is learnt from
constexpr std::size_t kSampleLength = 6000;  // of one of them, in characters
constexpr std::size_t kMostPieces = 8;       // that documents are worked on in

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
  return static_cast<unsigned char>(c) <= '\r' &&
         (c == '\n' || c == '\t' || c == '\r' || c == '\0');
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
  IndexMaker(std::vector<SearchDocument> documents, unsigned jobs)
      : documents_(std::move(documents)), jobs_(jobs), readings_(documents_) {}

  std::vector<SearchFile> make() {
    const auto count = static_cast<std::uint32_t>(documents_.size());
    const PhraseCode code(sample());
    std::size_t length = 0;
    for (const SearchDocument& document : documents_) length += length_of(document);
    const bool small = length <= kSmallSite;
    const std::size_t per_file = small ? kSmallPack : kPack;
    std::vector<Piece> pieces = cut(per_file);
    parallel_for(
        pieces.size(), jobs_, [&](std::size_t i) { read(pieces[i], code, per_file, !small); }, 1);

    BitWriter main;
    main.put_gamma(count);
    main.put_gamma(static_cast<std::uint32_t>(per_file));
    const auto is_used = [&](char16_t character) {
      return std::any_of(pieces.begin(), pieces.end(),
                         [&](const Piece& piece) { return bool{piece.used[character]}; });
    };
    put_simplified(main, [&](char16_t from, char16_t) { return is_used(from); });
    code.put_table(main);
    main.put(small ? 1 : 0, 1);
    BitWriter all;
    put_simplified(all, [&](char16_t, char16_t to) { return is_used(to); });
    files_.push_back(file_of("v", all.text()));
    for (Piece& piece : pieces)
      std::move(piece.packs.begin(), piece.packs.end(), std::back_inserter(files_));
    if (!small) put_grams(pieces, main);
    files_.push_back(file_of("m", main.text()));
    put_facets(code);
    put_readings(code);
    std::sort(files_.begin(), files_.end(),
              [](const SearchFile& a, const SearchFile& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  /// Documents from `begin` to `end`, and what is read out of them.
  struct Piece {
    std::size_t begin = 0, end = 0;
    std::vector<bool> used = std::vector<bool>(0x10000);  // characters
    std::vector<SearchFile> packs;
    std::array<GramTexts, kSearchTiers> texts;
  };

  /// In bytes.
  static std::size_t length_of(const SearchDocument& document) {
    std::size_t length = document.url.size() + document.note.size();
    for (const SearchField& field : document.fields) length += field.text.size();
    return length;
  }

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
      texts.push_back(packed_text(documents_[order[k].second], readings_).substr(0, kSampleLength));
    return texts;
  }

  /// A few, none of which shares a file of texts with another.
  std::vector<Piece> cut(std::size_t per_file) const {
    const std::size_t packs = (documents_.size() + per_file - 1) / per_file;
    std::vector<Piece> pieces(std::min<std::size_t>(jobs_, kMostPieces));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      pieces[i].begin = packs * i / pieces.size() * per_file;
      pieces[i].end = std::min(packs * (i + 1) / pieces.size() * per_file, documents_.size());
    }
    return pieces;
  }

  void read(Piece& piece, const PhraseCode& code, std::size_t per_file, bool for_grams) {
    if (for_grams) {
      std::size_t length = 0;
      for (std::size_t i = piece.begin; i < piece.end; ++i) length += length_of(documents_[i]);
      piece.texts.back().reserve(length / 2);  // Han characters take three bytes
    }
    for (std::size_t begin = piece.begin; begin < piece.end; begin += per_file) {
      BitWriter out;
      for (std::size_t i = begin; i < std::min(begin + per_file, piece.end); ++i) {
        const std::u16string packed = packed_text(documents_[i], readings_);
        for (const char16_t c : packed) piece.used[c] = true;
        code.put(packed, out);
        if (for_grams) add_texts(i, packed, piece.texts);
        documents_[i].forget_texts();
      }
      piece.packs.push_back(file_of(fmt::format("t/{:x}", begin / per_file), out.text()));
    }
  }

  void add_texts(std::size_t number, std::u16string_view packed,
                 std::array<GramTexts, kSearchTiers>& texts) const {
    const auto place = [&](std::size_t tier) {
      return static_cast<std::uint32_t>(tier * documents_.size() + number);
    };
    std::u16string line;
    for_each_field(packed, [&](char letter, std::u16string_view text) {
      if (letter == 'y') return;
      const unsigned tier = tier_of(static_cast<SearchPart>(letter));
      line.clear();
      append_normalised(text, line);
      texts[tier].add(place(tier), line);
    });
    for (const SearchField& field : documents_[number].fields) {
      if (!field.pinyin.empty()) add_pinyin(place(0), field.pinyin, texts[0]);
    }
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

  void put_grams(std::vector<Piece>& pieces, BitWriter& main) {
    GramTexts texts;
    for (std::size_t tier = 0; tier < kSearchTiers; ++tier) {
      for (Piece& piece : pieces) texts.append(std::move(piece.texts[tier]));
    }
    const auto places = static_cast<std::uint32_t>(kSearchTiers * documents_.size());
    const std::vector<SearchShard> shards =
        make_gram_shards(find_grams(std::move(texts), places, jobs_), places, jobs_, main);
    for (const SearchShard& shard : shards) files_.push_back(file_of(shard.name, shard.text));
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

  void put_readings(const PhraseCode& code) {
    std::map<std::string_view, std::uint32_t> syllables;
    for (const auto& [han, reading] : readings_.all()) {
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
    for (const auto& [han, reading] : readings_.all()) {
      if (han < last || han >= 0x10000) continue;
      out.put_gamma(static_cast<std::uint32_t>(han) - last + 1, 2);
      out.put_one_of(syllables.at(reading), number);
      last = static_cast<std::uint32_t>(han);
    }
    out.put_gamma(0, 2);
    files_.push_back(file_of("y", out.text()));
  }

  std::vector<SearchDocument> documents_;
  const unsigned jobs_;
  const Readings readings_;
  std::vector<SearchFile> files_;
};

}  // namespace

std::vector<SearchFile> make_search_index(std::vector<SearchDocument> documents, unsigned jobs) {
  return IndexMaker(std::move(documents), jobs).make();
}

}  // namespace zhanting
