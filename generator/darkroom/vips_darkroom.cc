#include <dlfcn.h>
#include <vips/vips.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "darkroom/hevc_decoder.h"
#include "darkroom/png_pixels.h"
#include "media/darkroom.h"
#include "media/framing.h"
#include "media/header_bytes.h"

/// The module: libvips behind the Darkroom. Nothing else of the program is linked here.
namespace zhanting {

namespace {

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

/// Takes what an operation made; null where it failed.
Image taken(int failed, VipsImage* made) {
  return Image(failed == 0 ? made : nullptr);
}

/// Qualities at which photographs show no marks of their compression at 1:1 on a dense screen, and
/// the effort behind which a build grows slower faster than files grow smaller.
constexpr int kAvifQuality = 60, kAvifEffort = 3;
constexpr int kWebpQuality = 80, kWebpEffort = 4;
constexpr int kJpegQuality = 82;
/// Another one whenever the same picture would give other pixels.
constexpr const char* kRecipe = ", 2";

/// As it is shown: only the header is read.
Image upright_header(std::string_view source) {
  VipsImage* loaded = vips_image_new_from_buffer(source.data(), source.size(), "", nullptr);
  const Image header(loaded);
  if (!header) return nullptr;
  VipsImage* turned = nullptr;
  const int failed = vips_autorot(header.get(), &turned, nullptr);
  return taken(failed, turned);
}

/// Text or bytes that the loader found under this name; "" for none.
std::string found_in(const Image& image, const char* name) {
  const GType type = vips_image_get_typeof(image.get(), name);
  if (type == 0) return {};
  if (type == VIPS_TYPE_BLOB) {
    const void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_image_get_blob(image.get(), name, &bytes, &size) != 0) return {};
    return {static_cast<const char*>(bytes), size};
  }
  const char* text = nullptr;
  return vips_image_get_string(image.get(), name, &text) == 0 ? text : "";
}

bool is_for_print(const Image& header) {
  return vips_image_guess_interpretation(header.get()) == VIPS_INTERPRETATION_CMYK;
}

/// The pictures of a film behind its first, up to a limit. What is no film is whole.
bool are_frames_whole(std::string_view source, const Image& header) {
  constexpr double kMostPixels = 400e6;
  const std::string loader = found_in(header, "vips-loader");
  const int frames = vips_image_get_n_pages(header.get());
  if (frames < 2 || (loader != "webpload_buffer" && loader != "gifload_buffer")) return true;
  const double size = static_cast<double>(header->Xsize) * header->Ysize;
  const int looked_at = std::clamp(static_cast<int>(kMostPixels / size), 1, frames);
  VipsImage* const loaded =
      vips_image_new_from_buffer(source.data(), source.size(), "", "n", looked_at, "access",
                                 VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
  const Image film(loaded);
  double mean = 0;
  return film && vips_avg(film.get(), &mean, nullptr) == 0;
}

Image cut_out(Image scaled, const PrintOrder& order) {
  VipsImage* out = nullptr;
  int failed = 0;
  if (order.focus) {
    failed = vips_extract_area(scaled.get(), &out,
                               beginning_of_part(order.focus->x, scaled->Xsize, order.width),
                               beginning_of_part(order.focus->y, scaled->Ysize, order.height),
                               order.width, order.height, nullptr);
  } else {
    failed = vips_smartcrop(scaled.get(), &out, order.width, order.height, "interesting",
                            VIPS_INTERESTING_ATTENTION, nullptr);
  }
  return taken(failed, out);
}

/// The savers' own “strip” leaves some of it.
void forget_metadata(const Image& image) {
  for (const char* const name :
       {VIPS_META_EXIF_NAME, VIPS_META_XMP_NAME, VIPS_META_IPTC_NAME, VIPS_META_ICC_NAME,
        VIPS_META_PHOTOSHOP_NAME, VIPS_META_IMAGEDESCRIPTION, VIPS_META_ORIENTATION})
    (void)vips_image_remove(image.get(), name);
}

/// What the decoder of JPEG said of the picture that this thread closed last: of one that is
/// damaged it only warns, mostly at its end, and makes grey of what it cannot read.
thread_local bool warned_of_damage = false;

void listen(const char*, GLogLevelFlags, const char* message, void*) {
  const std::string_view said = message;
  const bool damaged = said.find("Corrupt JPEG data") != std::string_view::npos ||
                       said.find("Premature end") != std::string_view::npos;
  // Some cameras leave bytes between the parts of a file, which do no harm.
  if (damaged && said.find("extraneous bytes") == std::string_view::npos) warned_of_damage = true;
}

/// Profiles for vips_thumbnail_buffer(), which looks into the picture first.
struct Profiles {
  const char* unless_said;  // where the picture has none, or one for another kind of picture
  const char* wanted;
};

/// A picture that says nothing of its colours is taken for sRGB, as browsers do (CSS Color 4, 6.1):
/// without an input profile libvips would shift them. Of a grey one it would refuse a profile of
/// colours; its greys are those of sRGB already, unless it has a profile of greys.
Profiles profiles_for(const Image& header) {
  constexpr std::size_t kSpaceOfProfile = 16;
  const VipsInterpretation colours = vips_image_guess_interpretation(header.get());
  if (colours == VIPS_INTERPRETATION_B_W || colours == VIPS_INTERPRETATION_GREY16) {
    const std::string profile = found_in(header, VIPS_META_ICC_NAME);
    const bool says_greys = HeaderBytes(profile).has(kSpaceOfProfile, "GRAY");
    return {nullptr, says_greys ? "srgb" : nullptr};
  }
  return {is_for_print(header) ? "cmyk" : "srgb", "srgb"};
}

/// All of it is decoded.
Image thumbnail(std::string_view source, const PictureSize& size) {
  const Image header = upright_header(source);
  if (!header) return nullptr;
  const Profiles profiles = profiles_for(header);
  VipsImage* made = nullptr;
  const int failed = vips_thumbnail_buffer(
      const_cast<char*>(source.data()), source.size(), &made, size.width, "height", size.height,
      "size", VIPS_SIZE_FORCE, "import_profile", profiles.unless_said, "export_profile",
      profiles.wanted, "fail_on", VIPS_FAIL_ON_ERROR, nullptr);
  const Image scaled = taken(failed, made);
  return Image(scaled ? vips_image_copy_memory(scaled.get()) : nullptr);
}

/// The whole picture in this size, upright, in memory: 8 bits of sRGB, with alpha or without.
Image scale_to(std::string_view source, const PictureSize& size) {
  warned_of_damage = false;
  Image scaled = thumbnail(source, size);
  if (!scaled) return nullptr;
  if (warned_of_damage) {
    vips_error("zhanting", "%s", "damaged");
    return nullptr;
  }
  VipsImage* made = nullptr;
  const int failed = vips_colourspace(scaled.get(), &made, VIPS_INTERPRETATION_sRGB, nullptr);
  scaled = taken(failed, made);
  if (!scaled) return nullptr;
  return Image(vips_image_copy_memory(scaled.get()));
}

/// The picture in the order's size and shape, in memory.
Image make_sheet(std::string_view source, const PrintOrder& order) {
  const Image header = upright_header(source);
  if (!header) return nullptr;
  PictureSize size{order.width, order.height};
  if (order.cut)
    size =
        covering({vips_image_get_width(header.get()), vips_image_get_height(header.get())}, size);
  Image scaled = scale_to(source, size);
  if (scaled && order.cut) scaled = cut_out(std::move(scaled), order);
  Image sheet(scaled ? vips_image_copy_memory(scaled.get()) : nullptr);
  if (sheet) forget_metadata(sheet);
  return sheet;
}

int save(VipsImage* image, PrintFormat format, void** bytes, std::size_t* size) {
  switch (format) {
    case PrintFormat::kAvif:
      return vips_heifsave_buffer(image, bytes, size, "compression",
                                  VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "Q", kAvifQuality, "effort",
                                  kAvifEffort, "bitdepth", 8, "strip", TRUE, nullptr);
    case PrintFormat::kWebp:
      return vips_webpsave_buffer(image, bytes, size, "Q", kWebpQuality, "effort", kWebpEffort,
                                  "strip", TRUE, nullptr);
    case PrintFormat::kJpeg:
      return vips_jpegsave_buffer(image, bytes, size, "Q", kJpegQuality, "interlace", TRUE,
                                  "optimize_coding", TRUE, "strip", TRUE, nullptr);
    case PrintFormat::kPng:
      return vips_pngsave_buffer(image, bytes, size, "strip", TRUE, nullptr);
  }
  return -1;
}

Image on_white(const Image& image) {
  constexpr double kWhite = 255;
  VipsArrayDouble* const background = vips_array_double_newv(1, kWhite);
  VipsImage* flat = nullptr;
  const int failed = vips_flatten(image.get(), &flat, "background", background, nullptr);
  vips_area_unref(VIPS_AREA(background));
  return taken(failed, flat);
}

std::string told() {
  std::string error(vips_error_buffer());
  vips_error_clear();
  const std::size_t end = error.find('\n');
  return error.empty() ? "?" : error.substr(0, end);
}

/// Red, green, blue and alpha of each pixel of a picture of one to four bands, a row after the
/// other.
using Pixel = std::array<int, 4>;
std::vector<Pixel> pixels_of(const Image& image) {
  constexpr int kOpaque = 255;
  const int bands = image->Bands;
  const bool grey = bands < 3;
  const bool alpha = bands % 2 == 0;
  std::vector<Pixel> pixels;
  for (int y = 0; y < image->Ysize; ++y) {
    for (int x = 0; x < image->Xsize; ++x) {
      const VipsPel* const at = VIPS_IMAGE_ADDR(image.get(), x, y);
      pixels.push_back(
          {at[0], at[grey ? 0 : 1], at[grey ? 0 : 2], alpha ? at[bands - 1] : kOpaque});
    }
  }
  return pixels;
}

int light_of(const Pixel& pixel) {
  return 2 * pixel[0] + 5 * pixel[1] + pixel[2];
}

std::uint32_t mean_of(const std::vector<Pixel>& pixels) {
  std::uint32_t colour = 0;
  for (std::size_t band = 0; band < 3; ++band) {
    std::size_t sum = 0;
    for (const Pixel& pixel : pixels) sum += static_cast<std::size_t>(pixel[band]);
    colour = colour << 8 | static_cast<std::uint32_t>(sum / pixels.size());
  }
  return colour;
}

class VipsDarkroom : public Darkroom {
 public:
  VipsDarkroom() : version_(std::string("libvips ") + vips_version_string() + kRecipe) {
    for (const void* const known :
         {reinterpret_cast<const void*>(&make_sheet), reinterpret_cast<const void*>(&vips_init)}) {
      Dl_info info;
      if (::dladdr(known, &info) != 0) files_.emplace_back(info.dli_fname);
    }
  }

  std::string_view version() const override { return version_; }
  const std::vector<std::string>& files() const override { return files_; }

  std::string print(std::string_view source, std::string_view sheet, const PrintOrder& order,
                    std::string& out) const override {
    thread_local std::string last_name;
    thread_local Image last;
    if (!last || last_name != sheet) {
      last = make_sheet(source, order);
      last_name = sheet;
    }
    if (!last) return told();
    Image flat;
    if (order.format == PrintFormat::kJpeg && vips_image_hasalpha(last.get()))
      flat = on_white(last);
    void* bytes = nullptr;
    std::size_t size = 0;
    const int failed = save(flat ? flat.get() : last.get(), order.format, &bytes, &size);
    const std::unique_ptr<void, decltype(&g_free)> owned(bytes, &g_free);
    if (failed != 0) return told();
    out.assign(static_cast<const char*>(bytes), size);
    return {};
  }

  /// Whether it grows lighter from each of nine by nine parts to the next, across and down, is what
  /// another size and compression leave alone.
  std::optional<Glance> glance(std::string_view source) const override {
    constexpr int kSide = 9;
    constexpr int kClearlySeen = 250;
    const Image header = upright_header(source);
    const Image small = header ? scale_to(source, {kSide, kSide}) : nullptr;
    if (!small || !are_png_pixels_whole(source) || !are_frames_whole(source, header)) {
      vips_error_clear();
      return std::nullopt;
    }
    if (small->Bands > 4 || small->BandFmt != VIPS_FORMAT_UCHAR) return Glance{};
    const std::vector<Pixel> pixels = pixels_of(small);
    Glance glance;
    glance.colour = mean_of(pixels);
    for (int y = 0; y + 1 < kSide; ++y) {
      for (int x = 0; x + 1 < kSide; ++x) {
        const auto at = static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x);
        const int light = light_of(pixels[at]);
        const std::uint64_t grows[] = {light < light_of(pixels[at + 1]),
                                       light < light_of(pixels[at + kSide])};
        for (std::size_t way = 0; way < 2; ++way)
          glance.likeness[way] = glance.likeness[way] << 1 | grows[way];
      }
    }
    glance.transparent = std::any_of(pixels.begin(), pixels.end(),
                                     [](const Pixel& pixel) { return pixel[3] < kClearlySeen; });
    glance.for_print = is_for_print(header);
    glance.copyright = found_in(header, "exif-ifd0-Copyright");
    glance.xmp = found_in(header, VIPS_META_XMP_NAME);
    glance.iptc = found_in(header, VIPS_META_IPTC_NAME);
    return glance;
  }

 private:
  std::string version_;
  std::vector<std::string> files_;
};

/// One thread a print: encoders give other bytes with another number of threads, and the build has
/// its own. No cache of operations: each print is made once. No loaders that libvips does not trust
/// with bytes from outside.
const Darkroom* start() {
  if (VIPS_INIT("zhanting") != 0) return nullptr;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_block_untrusted_set(TRUE);
  refuse_damaged_hevc();
  g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, &listen, nullptr);
  static const VipsDarkroom darkroom;
  return &darkroom;
}

}  // namespace

extern "C" const Darkroom* zhanting_darkroom_3();
extern "C" const Darkroom* zhanting_darkroom_3() {
  static const Darkroom* const darkroom = start();
  return darkroom;
}

}  // namespace zhanting
