#include <dlfcn.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "engraver/png_writer.h"
#include "media/engraver.h"

/// The module: librsvg behind the Engraver, with Pango and fontconfig for its letters. Nothing else
/// of the program is linked here.
namespace zhanting {

namespace {

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
template <typename T, auto Free>
using Owned = std::unique_ptr<T, Freed<Free>>;
template <typename T>
using Object = Owned<T, &g_object_unref>;

/// Each font of this machine with what tells it from another of its name, in some fixed order.
std::vector<std::string> fonts() {
  std::vector<std::string> all;
  const FcFontSet* const set = FcConfigGetFonts(nullptr, FcSetSystem);
  for (int i = 0; set && i < set->nfont; ++i) {
    FcChar8* file = nullptr;
    int version = 0;
    if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
    (void)FcPatternGetInteger(set->fonts[i], FC_FONTVERSION, 0, &version);
    const char* const path = reinterpret_cast<const char*>(file);
    struct stat info {};
    const long size = ::stat(path, &info) == 0 ? info.st_size : 0;
    all.push_back(std::string(path) + " " + std::to_string(version) + " " + std::to_string(size));
  }
  std::sort(all.begin(), all.end());
  return all;
}

std::string hash_of_fonts() {
  const Owned<GChecksum, &g_checksum_free> sum(g_checksum_new(G_CHECKSUM_SHA256));
  for (const std::string& font : fonts())
    g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(font.c_str()),
                      static_cast<gssize>(font.size() + 1));
  return g_checksum_get_string(sum.get());
}

std::vector<std::string> loaded_from() {
  std::vector<std::string> files;
  for (const void* const known : {reinterpret_cast<const void*>(&hash_of_fonts),
                                  reinterpret_cast<const void*>(&rsvg_handle_render_document),
                                  reinterpret_cast<const void*>(&pango_font_has_char)}) {
    Dl_info info;
    if (::dladdr(known, &info) != 0) files.emplace_back(info.dli_fname);
  }
  const Owned<FcStrList, &FcStrListDone> folders(FcConfigGetFontDirs(nullptr));
  while (const FcChar8* const folder = folders ? FcStrListNext(folders.get()) : nullptr)
    files.emplace_back(reinterpret_cast<const char*>(folder));
  return files;
}

std::string told(GError* error) {
  const Owned<GError, &g_error_free> owned(error);
  return error ? error->message : "librsvg";
}

Pixels pixels_of(cairo_surface_t* surface, int width, int height) {
  cairo_surface_flush(surface);
  const unsigned char* const data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  Pixels pixels{width, height, {}};
  pixels.rows.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (int y = 0; y < height; ++y) {
    const auto* const row =
        reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < width; ++x) pixels.rows.push_back(row[x] & 0xFFFFFFU);
  }
  return pixels;
}

class RsvgEngraver : public Engraver {
 public:
  RsvgEngraver()
      : version_(std::string("librsvg ") + rsvg_version() + ", Pango " + pango_version_string() +
                 ", cairo " + cairo_version_string() + ", libpng " + png_get_libpng_ver(nullptr) +
                 ", fonts " + hash_of_fonts()),
        files_(loaded_from()) {}

  std::string_view version() const override { return version_; }
  const std::vector<std::string>& files() const override { return files_; }

  std::u32string missing(std::u32string_view characters) const override {
    // Pango's maps of fonts belong to one thread each.
    const Object<PangoFontMap> fonts(pango_cairo_font_map_new());
    const Object<PangoContext> context(pango_font_map_create_context(fonts.get()));
    const Owned<PangoFontDescription, &pango_font_description_free> wanted(
        pango_font_description_from_string("Noto Serif CJK SC"));
    const Object<PangoFontset> set(pango_font_map_load_fontset(
        fonts.get(), context.get(), wanted.get(), pango_language_from_string("zh-cn")));
    std::u32string missing;
    for (const char32_t c : characters) {
      if (pango_is_zero_width(c)) continue;
      const Object<PangoFont> font(pango_fontset_get_font(set.get(), c));
      if (!font || !pango_font_has_char(font.get(), c)) missing += c;
    }
    return missing;
  }

  std::string engrave(std::string_view svg, int width, int height,
                      std::string& png) const override {
    GError* error = nullptr;
    // Without a base address librsvg loads no file.
    const Object<RsvgHandle> drawing(
        rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
    if (!drawing) return told(error);
    const Owned<cairo_surface_t, &cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const Owned<cairo_t, &cairo_destroy> pen(cairo_create(surface.get()));
    cairo_set_source_rgb(pen.get(), 1, 1, 1);
    cairo_paint(pen.get());
    const RsvgRectangle all{0, 0, static_cast<double>(width), static_cast<double>(height)};
    if (!rsvg_handle_render_document(drawing.get(), pen.get(), &all, &error)) return told(error);
    return write_png(pixels_of(surface.get(), width, height), png);
  }

 private:
  static std::string rsvg_version() {
    return std::to_string(rsvg_major_version) + "." + std::to_string(rsvg_minor_version) + "." +
           std::to_string(rsvg_micro_version);
  }

  std::string version_;
  std::vector<std::string> files_;
};

const Engraver* start() {
  if (!FcInit()) return nullptr;
  static const RsvgEngraver engraver;
  return &engraver;
}

}  // namespace

extern "C" const Engraver* zhanting_engraver_1();
extern "C" const Engraver* zhanting_engraver_1() {
  static const Engraver* const engraver = start();
  return engraver;
}

}  // namespace zhanting
