#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "media/blanked.h"
#include "media/boxes.h"
#include "media/film.h"

namespace zhanting {

namespace {

template <std::size_t N>
using Types = std::array<std::string_view, N>;

/// What a film needs at its top and in its “moov”; all else there is somebody's own.
constexpr Types<10> kTop = {"ftyp", "styp", "moov", "moof", "mdat",
                            "mfra", "sidx", "ssix", "prft", "pdin"};
constexpr Types<8> kMovie = {"mvhd", "trak", "mvex", "iods", "pssh", "ctab", "prfl", "clip"};
/// Elsewhere, what tells; and room that programs leave, in which old notes may stand.
constexpr Types<6> kTellingInFilm = {"udta", "meta", "uuid", "free", "skip", "wide"};
constexpr Types<6> kFolders = {"trak", "mdia", "minf", "stbl", "mvex", "traf"};
constexpr Types<3> kTimed = {"mvhd", "tkhd", "mdhd"};
/// Tracks that are seen, heard or read, or keep others in step.
constexpr Types<13> kShown = {"vide", "soun", "text", "sbtl", "subt", "subp", "clcp",
                              "auxv", "pict", "tmcd", "hint", "odsm", "sdsm"};
/// With which a film may begin that is older than “ftyp”.
constexpr Types<6> kOldBeginnings = {"moov", "mdat", "wide", "pnot", "free", "skip"};
constexpr int kDeepestFolder = 8;  // folders in folders: four are of use

class FilmStripper {
 public:
  FilmStripper(std::string_view text, Blanked& out) : text_(text), out_(out) {}

  bool run() {
    std::vector<Box> movies;
    Boxes boxes(text_);
    while (const std::optional<Box> box = boxes.next()) {
      if (box->type == "mdat") data_.push_back(box->inside);
      if (box->type == "moov") movies.push_back(*box);
      if (box->type != "moof") continue;
      in_pieces_ = true;
      strip_inside(box->inside, 0);
    }
    for (const Box& movie : movies) strip_movie(movie.inside);
    return good_;
  }

 private:
  void strip_movie(std::string_view movie) {
    Boxes boxes(movie);
    while (const std::optional<Box> box = boxes.next()) {
      good_ = good_ && box->whole && box->type != "cmov";  // compressed: nothing in it is seen
      if (!is_one_of(box->type, kMovie)) {
        out_.blank_box(*box);
      } else if (box->type == "trak" && !is_shown(*box)) {
        good_ = good_ && !in_pieces_ && blank_samples(box->inside);
        out_.blank_box(*box);
      } else {
        strip(*box, 0);
      }
    }
    out_.blank(boxes.rest());
  }

  void strip_inside(std::string_view inside, int depth) {
    good_ = good_ && depth < kDeepestFolder;
    if (!good_) return;
    Boxes boxes(inside);
    while (const std::optional<Box> box = boxes.next()) {
      good_ = good_ && box->whole;
      strip(*box, depth);
    }
    out_.blank(boxes.rest());
  }

  void strip(const Box& box, int depth) {
    constexpr std::size_t kTimes = 8, kWideTimes = 16, kNameOfHandler = 24;
    if (is_one_of(box.type, kTellingInFilm)) {
      out_.blank_box(box);
    } else if (is_one_of(box.type, kFolders)) {
      strip_inside(box.inside, depth + 1);
    } else if (is_one_of(box.type, kTimed) && box.inside.size() > kFullBox) {
      out_.blank(box.inside.substr(kFullBox, box.inside.front() == 0 ? kTimes : kWideTimes));
    } else if (box.type == "hdlr" && box.inside.size() > kNameOfHandler) {
      out_.blank(box.inside.substr(kNameOfHandler));
    }
  }

  static bool is_shown(const Box& track) {
    const std::string_view handler = find_box(find_box(track.inside, "mdia"), "hdlr");
    return is_one_of(HeaderBytes(handler).part(8, 4), kShown);
  }

  /// Where the samples of a track lie say its lists of chunks, of how many samples are in each, and
  /// of their sizes (ISO 14496-12, 8.7).
  bool blank_samples(std::string_view track) {
    const std::string_view lists = find_box(find_box(find_box(track, "mdia"), "minf"), "stbl");
    const HeaderBytes sizes(find_box(lists, "stsz")), runs(find_box(lists, "stsc"));
    const HeaderBytes chunks(find_box(lists, "stco")), wide_chunks(find_box(lists, "co64"));
    const bool wide = chunks.size() == 0;
    const std::uint64_t size_of_all = sizes.big32(4), samples = sizes.big32(8);
    const std::uint64_t count = (wide ? wide_chunks : chunks).big32(4);
    const std::uint64_t run_count = runs.big32(4);
    if (count == 0 || samples == 0) return true;
    if (run_count == 0 || runs.size() < 8 + 12 * run_count ||
        (wide ? wide_chunks.size() < 8 + 8 * count : chunks.size() < 8 + 4 * count) ||
        (size_of_all == 0 && sizes.size() < 12 + 4 * samples))
      return false;
    std::uint64_t run = 0, sample = 0;
    for (std::uint64_t chunk = 0; chunk < count; ++chunk) {
      while (run + 1 < run_count && runs.big32(8 + 12 * (run + 1)) <= chunk + 1) ++run;
      const std::uint64_t end =
          sample + std::min(samples - sample, std::uint64_t{runs.big32(12 + 12 * run)});
      std::uint64_t length = size_of_all * (end - sample);
      for (; size_of_all == 0 && sample < end; ++sample) length += sizes.big32(12 + 4 * sample);
      sample = end;
      if (!blank_data(wide ? wide_chunks.big64(8 + 8 * chunk) : chunks.big32(8 + 4 * chunk),
                      length))
        return false;
    }
    return true;
  }

  /// Only what lies in one “mdat”; samples that lie in each other would cost more than the file.
  bool blank_data(std::uint64_t offset, std::uint64_t length) {
    if (offset > text_.size() || length > text_.size() - blanked_ || length > text_.size() - offset)
      return false;
    blanked_ += length;
    const std::string_view part = text_.substr(offset, length);
    const auto behind = std::upper_bound(
        data_.begin(), data_.end(), part,
        [](std::string_view a, std::string_view b) { return a.data() < b.data(); });
    if (behind == data_.begin()) return length == 0;
    const std::string_view data = *(behind - 1);
    if (part.data() + part.size() > data.data() + data.size()) return length == 0;
    out_.blank(part);
    return true;
  }

  std::string_view text_;
  Blanked& out_;
  std::vector<std::string_view> data_;  // insides of “mdat”, in their order
  std::uint64_t blanked_ = 0;
  bool in_pieces_ = false;  // where samples lie is said in fragments
  bool good_ = true;
};

}  // namespace

bool blank_in_film(std::string_view text, Blanked& out) {
  return FilmStripper(text, out).run();
}

bool is_film(std::string_view bytes) {
  const std::optional<Box> first = Boxes(bytes).next();
  return first &&
         (first->type == "ftyp" || (first->whole && is_one_of(first->type, kOldBeginnings)));
}

std::optional<std::string> strip_film(std::string_view bytes) {
  Blanked out(bytes);
  bool has_film = false;
  std::string_view rest = bytes;
  Boxes boxes(bytes);
  while (const std::optional<Box> box = boxes.next()) {
    if (!box->whole) break;
    rest = boxes.rest();
    has_film = has_film || box->type == "moov" || box->type == "moof";
    if (!is_one_of(box->type, kTop)) out.blank_box(*box);
  }
  if (!has_film || is_one_of(HeaderBytes(rest).part(4, 4), kTop) || !blank_in_film(bytes, out))
    return std::nullopt;
  out.cut(rest);
  return out.take();
}

}  // namespace zhanting
