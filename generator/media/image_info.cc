#include "media/image_info.h"

#include <algorithm>
#include <iterator>

#include "base/paths.h"
#include "base/text.h"
#include "media/film.h"
#include "media/header_bytes.h"
#include "media/messages.h"
#include "media/raster.h"
#include "media/svg.h"
#include "media/svg_text.h"

namespace zhanting {

namespace {

/// Formats that cameras and programs write and browsers do not show, by their first bytes.
struct ForeignFormat {
  std::string_view name;
  std::size_t offset;
  std::string_view mark;
  MessageCode hint;
  bool tells = false;  // it may hold Exif data or XMP, which stay in it
};

constexpr ForeignFormat kForeign[] = {
    {"HEIC", 4, "ftypmif1", messages::kHintExportAsJpeg, true},
    {"HEIC", 4, "ftypmsf1", messages::kHintExportAsJpeg, true},
    {"TIFF", 0, {"II*\0", 4}, messages::kHintSaveAsPicture, true},
    {"TIFF", 0, {"MM\0*", 4}, messages::kHintSaveAsPicture, true},
    {"BigTIFF", 0, {"II+\0", 4}, messages::kHintSaveAsPicture, true},
    {"BigTIFF", 0, {"MM\0+", 4}, messages::kHintSaveAsPicture, true},
    {"RW2", 0, {"IIU\0", 4}, messages::kHintSaveAsPicture, true},
    {"ORF", 0, std::string_view("IIRO\x08\0\0\0", 8), messages::kHintSaveAsPicture, true},
    {"ORF", 0, std::string_view("IIRS\x08\0\0\0", 8), messages::kHintSaveAsPicture, true},
    {"RAF", 0, "FUJIFILMCCD-RAW", messages::kHintSaveAsPicture, true},
    {"X3F", 0, "FOVb", messages::kHintSaveAsPicture, true},
    {"CR3", 4, "ftypcrx ", messages::kHintSaveAsPicture, true},
    {"BMP", 0, "BM", messages::kHintSaveAsPicture},
    {"PSD", 0, "8BPS", messages::kHintSaveAsPicture, true},
    {"JPEG 2000", 4, "jP  ", messages::kHintSaveAsPicture, true},
    {"JPEG XL", 0, "\xFF\x0A", messages::kHintSaveAsPicture, true},
    {"JPEG XL", 4, "JXL ", messages::kHintSaveAsPicture, true},
    {"PDF", 0, "%PDF", messages::kHintSaveAsPicture},
    {"MP4", 4, "ftyp", messages::kHintStillOfFilm},
    {"ZIP", 0, "PK\x03\x04", messages::kHintSaveAsPicture},
    {"gzip (svgz)", 0, "\x1F\x8B", messages::kHintSaveAsPicture},
};

/// Endings of such formats.
struct ForeignEnding {
  std::string_view ending;
  MessageCode hint;
  bool tells = false;  // see ForeignFormat
};

constexpr ForeignEnding kForeignEndings[] = {
    {".hif", messages::kHintExportAsJpeg, true},   {".tif", messages::kHintSaveAsPicture, true},
    {".tiff", messages::kHintSaveAsPicture, true}, {".bmp", messages::kHintSaveAsPicture},
    {".psd", messages::kHintSaveAsPicture, true},  {".ai", messages::kHintSaveAsPicture},
    {".eps", messages::kHintSaveAsPicture},        {".cdr", messages::kHintSaveAsPicture},
    {".svgz", messages::kHintSaveAsPicture},       {".jfif", messages::kHintSaveAsPicture},
    {".jxl", messages::kHintSaveAsPicture, true},  {".jp2", messages::kHintSaveAsPicture, true},
    {".raw", messages::kHintSaveAsPicture, true},  {".dng", messages::kHintSaveAsPicture, true},
    {".cr2", messages::kHintSaveAsPicture, true},  {".cr3", messages::kHintSaveAsPicture, true},
    {".nef", messages::kHintSaveAsPicture, true},  {".arw", messages::kHintSaveAsPicture, true},
    {".orf", messages::kHintSaveAsPicture, true},  {".rw2", messages::kHintSaveAsPicture, true},
    {".raf", messages::kHintSaveAsPicture, true},  {".pef", messages::kHintSaveAsPicture, true},
    {".srw", messages::kHintSaveAsPicture, true},  {".x3f", messages::kHintSaveAsPicture, true},
    {".nrw", messages::kHintSaveAsPicture, true},  {".psb", messages::kHintSaveAsPicture, true},
    {".j2k", messages::kHintSaveAsPicture, true},  {".jpf", messages::kHintSaveAsPicture, true},
    {".jpx", messages::kHintSaveAsPicture, true},  {".avci", messages::kHintSaveAsPicture, true},
    {".pdf", messages::kHintSaveAsPicture},        {".ico", messages::kHintSaveAsPicture},
    {".mp4", messages::kHintStillOfFilm},          {".mov", messages::kHintStillOfFilm},
    {".m4v", messages::kHintStillOfFilm},          {".avi", messages::kHintStillOfFilm},
    {".mkv", messages::kHintStillOfFilm},          {".webm", messages::kHintStillOfFilm},
    {".wmv", messages::kHintStillOfFilm},
};

const ForeignFormat* foreign_format(std::string_view bytes) {
  const HeaderBytes header(bytes);
  const auto* const foreign =
      std::find_if(std::begin(kForeign), std::end(kForeign),
                   [&](const ForeignFormat& each) { return header.has(each.offset, each.mark); });
  return foreign == std::end(kForeign) ? nullptr : foreign;
}

const ForeignEnding* foreign_ending(std::string_view file_name) {
  const std::string ending = to_lower_ascii(extension(file_name));
  const auto* const known =
      std::find_if(std::begin(kForeignEndings), std::end(kForeignEndings),
                   [&](const ForeignEnding& each) { return each.ending == ending; });
  return known == std::end(kForeignEndings) ? nullptr : known;
}

std::string with_ending(const std::string& path, std::string_view ending) {
  return std::string(file_stem(path)) + std::string(ending);
}

void read_raster(const std::string& path, std::string_view bytes, const RasterFormat& format,
                 ImageReading& reading) {
  if (to_lower_ascii(extension(path)) == ".svg") {
    reading.problem = Message::of(messages::kPictureWrongEnding, path, format.name);
    reading.hint = Message::of(messages::kHintRenameTo, with_ending(path, format.ending));
    return;
  }
  const RasterHeader header = format.read(bytes);
  if (header.state != RasterHeader::State::kGood) {
    const bool cut = header.state == RasterHeader::State::kCut;
    reading.problem = Message::of(cut ? messages::kPictureCut : messages::kPictureDamaged, path);
    reading.hint = Message{messages::kHintCopyAgain, {}};
  } else if (header.width == 0 || header.height == 0) {
    reading.problem = Message::of(messages::kPictureWithoutSize, path);
    reading.hint = Message{messages::kHintCopyAgain, {}};
  } else if (header.width > kLargestSide || header.height > kLargestSide ||
             header.width * header.height > kMostPixels) {
    reading.problem =
        Message::of(messages::kPictureTooManyPixels, path, std::to_string(header.width),
                    std::to_string(header.height), std::to_string(kLargestSide),
                    std::to_string(kMostPixels / 10'000), std::to_string(kMostPixels / 1'000'000));
    reading.hint = Message{messages::kHintSmallerPicture, {}};
  } else {
    reading.info = {static_cast<int>(header.width),
                    static_cast<int>(header.height),
                    true,
                    header.transparent,
                    header.moving,
                    format.shown};
    const std::string ending = to_lower_ascii(extension(path));
    if (ending != format.ending && ending != format.other_ending)
      reading.info->ending = format.ending;
    const bool on_its_side = header.on_its_side || header.orientation >= 5;
    if (on_its_side) std::swap(reading.info->width, reading.info->height);
  }
}

bool looks_like_svg(std::string_view bytes) {
  return bytes.substr(0, 4096).find("<svg") != std::string_view::npos;
}

bool looks_like_page(std::string_view bytes) {
  const std::string beginning = to_lower_ascii(bytes.substr(0, 4096));
  return beginning.find("<!doctype html") != std::string::npos ||
         beginning.find("<html") != std::string::npos;
}

}  // namespace

bool is_picture_name(std::string_view file_name) {
  static constexpr std::string_view kEndings[] = {".svg",  ".png",  ".jpg",  ".jpeg", ".gif",
                                                  ".webp", ".avif", ".heic", ".heif"};
  const std::string ending = to_lower_ascii(extension(file_name));
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

std::optional<Message> way_to_a_picture(std::string_view file_name) {
  const ForeignEnding* const known = foreign_ending(file_name);
  return known ? std::optional(Message{known->hint, {}}) : std::nullopt;
}

std::string_view telling_format(std::string_view bytes) {
  if (raster_format(bytes)) return {};
  const ForeignFormat* const foreign = foreign_format(bytes);
  return foreign && foreign->tells ? foreign->name : std::string_view();
}

bool is_telling_name(std::string_view file_name) {
  const ForeignEnding* const known = foreign_ending(file_name);
  return known && known->tells;
}

ImageReading read_image(const std::string& path, std::string_view bytes) {
  ImageReading reading;
  const RasterFormat* const format = raster_format(bytes);
  const ForeignFormat* const foreign = foreign_format(bytes);
  if (bytes.empty()) {
    reading.problem = Message::of(messages::kPictureEmpty, path);
    reading.hint = Message{messages::kHintCopyAgain, {}};
  } else if (format) {
    read_raster(path, bytes, *format, reading);
  } else if (foreign) {
    reading.problem = Message::of(messages::kPictureForeignFormat, path, foreign->name);
    reading.hint = Message{foreign->hint, {}};
  } else if (to_lower_ascii(extension(path)) == ".svg") {
    reading.info = read_svg(path, bytes, reading.inside);
  } else if (looks_like_svg(bytes)) {
    reading.problem = Message::of(messages::kPictureWrongEnding, path, "SVG");
    reading.hint = Message::of(messages::kHintRenameTo, with_ending(path, ".svg"));
  } else {
    reading.problem = Message::of(messages::kPictureUnknown, path);
    reading.hint = Message{
        looks_like_page(bytes) ? messages::kHintPageInstead : messages::kHintSaveAsPicture, {}};
  }
  return reading;
}

std::optional<std::string> without_metadata(std::string bytes) {
  const RasterFormat* const format = raster_format(bytes);
  if (format) return format->strip(bytes);
  if (telling_format(bytes).empty() && is_film(bytes)) return strip_film(bytes);
  return is_svg(bytes) ? strip_svg(bytes) : std::move(bytes);
}

MessageCode damage_message(std::string_view bytes) {
  return raster_format(bytes) || !is_film(bytes) ? messages::kPictureDamaged
                                                 : messages::kFilmDamaged;
}

std::optional<Message> size_problem(const std::string& path, std::uint64_t bytes) {
  constexpr std::uint64_t kMegabyte = 1ULL << 20;
  if (bytes <= kLargestPicture) return std::nullopt;
  const std::uint64_t tenths = (bytes * 10 + kMegabyte - 1) / kMegabyte;  // never less than it has
  return Message::of(messages::kPictureTooLarge, path,
                     std::to_string(tenths / 10) + "." + std::to_string(tenths % 10),
                     std::to_string(kLargestPicture / kMegabyte));
}

}  // namespace zhanting
