#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "records/records.h"

namespace zhanting {

/// Han characters as pinyin without tones, a space between syllables, ü as v; all else as it is,
/// letters without their accents. “崂山 A1” gives "lao shan A1". Words whose characters have
/// several readings are looked up in a table first. The first call loads ICU's rules, which takes
/// most of a second: for commands, not for builds.
std::string pinyin_of(std::string_view text);

/// Reads names as pinyin_of() does, quickly: every character in the one way that the order by
/// pinyin knows, besides the words of the table. What is neither Han nor a Latin letter or digit is
/// left out. Remembers characters; not thread-safe.
class PinyinReader {
 public:
  std::string read(std::string_view name);

 private:
  std::unordered_map<char32_t, std::string_view> known_;
};

/// A slug of at most 40 characters for a name: its syllables joined by '-', without the word for
/// “Party branch” at its end. Empty when the name has neither Han characters nor letters.
std::string slug_from(std::string_view name);
/// The slug that was probably meant by `text`, which is none: of “Big_Hall” big-hall, of “税政处”
/// shui-zheng-chu. Empty where none can be told.
std::string slug_meant(std::string_view text);

/// The letter of the directory that the name stands under, "A" to "Z", or "#". Quick, but for a
/// character so rare that it has to be read as pinyin_of reads it.
std::string initial_of(std::string_view name);
/// By its `pinyin` where an editor gave one, else by its name.
std::string initial_of(const Organisation& organisation);

/// Bytes that put names into the order of their pinyin. Quick.
std::string pinyin_sort_key(std::string_view name);

}  // namespace zhanting
