#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <strings.h>
#include <unistd.h>
#include <woff2/encode.h>

#include <cstdint>
#include <memory>

#include "fonts/foundry.h"

namespace zhanting {

namespace {

template <auto Destroy>
struct Destroyer {
  void operator()(auto* object) const { Destroy(object); }
};
template <typename T, auto Destroy>
using Handle = std::unique_ptr<T, Destroyer<Destroy>>;
using Pattern = Handle<FcPattern, FcPatternDestroy>;
using Blob = Handle<hb_blob_t, hb_blob_destroy>;
using Face = Handle<hb_face_t, hb_face_destroy>;
using Set = Handle<hb_set_t, hb_set_destroy>;
using Input = Handle<hb_subset_input_t, hb_subset_input_destroy>;

constexpr hb_ot_name_id_t kKeptNames[] = {HB_OT_NAME_ID_COPYRIGHT, HB_OT_NAME_ID_LICENSE,
                                          HB_OT_NAME_ID_LICENSE_URL};
/// What headlines set from left to right need of a font's layout: composed characters, forms of a
/// language, kerning, punctuation that gives up its empty half.
constexpr hb_tag_t kKeptFeatures[] = {HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'),
                                      HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'),
                                      HB_TAG('h', 'a', 'l', 't'), HB_TAG('c', 'h', 'w', 's')};

/// Debian's libwoff2enc prints sizes to the terminal.
class SilentErrors {
 public:
  SilentErrors() : kept_(::dup(STDERR_FILENO)) {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept_ >= 0 && nowhere >= 0) ::dup2(nowhere, STDERR_FILENO);
    if (nowhere >= 0) ::close(nowhere);
  }
  ~SilentErrors() {
    if (kept_ < 0) return;
    ::dup2(kept_, STDERR_FILENO);
    ::close(kept_);
  }
  SilentErrors(const SilentErrors&) = delete;
  SilentErrors& operator=(const SilentErrors&) = delete;

 private:
  int kept_;
};

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  const hb_language_t english = hb_language_from_string("en", -1);
  unsigned size = hb_ot_name_get_utf8(face, id, english, nullptr, nullptr);
  std::string name(size + 1, '\0');
  size = static_cast<unsigned>(name.size());
  hb_ot_name_get_utf8(face, id, english, &size, name.data());
  name.resize(size);
  return name;
}

/// The family is among the names that a pattern goes by.
bool has_family(const FcPattern* pattern, const FcChar8* family) {
  FcChar8* known = nullptr;
  for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &known) == FcResultMatch; ++i) {
    if (::strcasecmp(reinterpret_cast<const char*>(known), reinterpret_cast<const char*>(family)) ==
        0)
      return true;
  }
  return false;
}

class HarfbuzzFoundry : public Foundry {
 public:
  std::string find(const std::string& name, FontFile& out) const override {
    const Pattern wanted(FcNameParse(reinterpret_cast<const FcChar8*>(name.c_str())));
    FcChar8* family = nullptr;
    if (!wanted || FcPatternGetString(wanted.get(), FC_FAMILY, 0, &family) != FcResultMatch)
      return "no family is named";
    const Pattern full(FcPatternDuplicate(wanted.get()));
    FcConfigSubstitute(nullptr, full.get(), FcMatchPattern);
    FcDefaultSubstitute(full.get());
    FcResult result = FcResultNoMatch;
    const Pattern match(FcFontMatch(nullptr, full.get(), &result));
    FcChar8* path = nullptr;
    int face = 0;
    if (!match || !has_family(match.get(), family) ||
        FcPatternGetString(match.get(), FC_FILE, 0, &path) != FcResultMatch)
      return "no such family is installed";
    FcPatternGetInteger(match.get(), FC_INDEX, 0, &face);
    out = {reinterpret_cast<const char*>(path), static_cast<unsigned>(face) & 0xFFFF};
    return {};
  }

  std::string subset(std::string_view font, unsigned face_number,
                     std::span<const char32_t> characters, FontSubset& out) const override {
    const Blob blob(hb_blob_create(font.data(), static_cast<unsigned>(font.size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const Face face(hb_face_create(blob.get(), face_number));
    if (hb_face_get_glyph_count(face.get()) == 0) return "not a font (OpenType, TrueType)";
    const Set known(hb_set_create());
    hb_face_collect_unicodes(face.get(), known.get());

    const Input input(hb_subset_input_create_or_fail());
    if (!input) return "no memory";
    // WOFF2 finds what outlines share better than subroutines say it: a seventh less.
    hb_subset_input_set_flags(input.get(),
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    for (const char32_t c : characters) {
      if (hb_set_has(known.get(), c))
        hb_set_add(hb_subset_input_unicode_set(input.get()), c);
      else
        out.missing += c;
    }
    hb_set_t* const names = hb_subset_input_set(input.get(), HB_SUBSET_SETS_NAME_ID);
    for (const hb_ot_name_id_t id : kKeptNames) hb_set_add(names, id);
    hb_set_t* const features = hb_subset_input_set(input.get(), HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    for (const hb_tag_t feature : kKeptFeatures) hb_set_add(features, feature);

    const Face cut(hb_subset_or_fail(face.get(), input.get()));
    if (!cut) return "HarfBuzz cannot subset it";
    const Blob bytes(hb_face_reference_blob(cut.get()));
    unsigned size = 0;
    const auto* const data =
        reinterpret_cast<const std::uint8_t*>(hb_blob_get_data(bytes.get(), &size));
    out.woff2.resize(woff2::MaxWOFF2CompressedSize(data, size));
    std::size_t length = out.woff2.size();
    const SilentErrors silent;
    if (!woff2::ConvertTTFToWOFF2(data, size, reinterpret_cast<std::uint8_t*>(out.woff2.data()),
                                  &length))
      return "it cannot be written as WOFF2";
    out.woff2.resize(length);
    out.name = name_of(face.get(), HB_OT_NAME_ID_FULL_NAME);
    out.copyright = name_of(face.get(), HB_OT_NAME_ID_COPYRIGHT);
    out.licence = name_of(face.get(), HB_OT_NAME_ID_LICENSE);
    out.licence_url = name_of(face.get(), HB_OT_NAME_ID_LICENSE_URL);
    return {};
  }
};

}  // namespace

extern "C" const Foundry* zhanting_foundry_1();
extern "C" const Foundry* zhanting_foundry_1() {
  static const HarfbuzzFoundry foundry;
  static const bool ready = FcInit() == FcTrue;
  return ready ? &foundry : nullptr;
}

}  // namespace zhanting
