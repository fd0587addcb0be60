#include "darkroom/hevc_decoder.h"

#include <libde265/de265.h>
#include <libheif/heif.h>
#include <libheif/heif_plugin.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

/// A decoder of HEVC for libheif: libde265 with its warnings taken seriously.
namespace zhanting {

namespace {

constexpr heif_error kGood = {heif_error_Ok, heif_suberror_Unspecified, "Success"};
constexpr heif_error kDamaged = {heif_error_Decoder_plugin_error, heif_suberror_Unspecified,
                                 "damaged"};
constexpr heif_error kUnsupported = {heif_error_Unsupported_feature, heif_suberror_Unspecified,
                                     "a picture of a kind that is not known here"};

struct FreeDecoder {
  void operator()(void* decoder) const { (void)de265_free_decoder(decoder); }
};
using Decoder = std::unique_ptr<void, FreeDecoder>;

const char* name() {
  return "libde265, strict";
}

int priority(heif_compression_format format) {
  constexpr int kAboveLibheifsOwn = 200;
  return format == heif_compression_HEVC ? kAboveLibheifsOwn : 0;
}

heif_error make(void** decoder) {
  *decoder = de265_new_decoder();
  return *decoder ? kGood : kDamaged;
}

void free_decoder(void* decoder) {
  const Decoder owned(decoder);
}

/// Units, each behind its length.
heif_error push(void* decoder, const void* data, std::size_t size) {
  constexpr std::size_t kHead = 4;
  const auto* const bytes = static_cast<const unsigned char*>(data);
  for (std::size_t at = 0; at < size;) {
    if (size - at < kHead) return kDamaged;
    std::size_t length = 0;
    for (std::size_t i = 0; i < kHead; ++i) length = length << 8 | bytes[at + i];
    at += kHead;
    if (length > size - at ||
        de265_push_NAL(decoder, bytes + at, static_cast<int>(length), 0, nullptr) != DE265_OK)
      return kDamaged;
    at += length;
  }
  return kGood;
}

constexpr std::array<heif_channel, 3> kChannels = {heif_channel_Y, heif_channel_Cb,
                                                   heif_channel_Cr};

heif_error copy_plane(const de265_image* from, int channel, heif_image* to) {
  const heif_channel plane = kChannels[static_cast<std::size_t>(channel)];
  const int width = de265_get_image_width(from, channel);
  const int height = de265_get_image_height(from, channel);
  const int bits = de265_get_bits_per_pixel(from, channel);
  const heif_error error = heif_image_add_plane(to, plane, width, height, bits);
  if (error.code != heif_error_Ok) return error;
  int step_from = 0;
  int step_to = 0;
  const std::uint8_t* const source = de265_get_image_plane(from, channel, &step_from);
  std::uint8_t* const target = heif_image_get_plane(to, plane, &step_to);
  if (!source || !target) return kDamaged;
  const auto row = static_cast<std::size_t>(width) * (bits > 8 ? 2 : 1);
  for (std::ptrdiff_t y = 0; y < height; ++y)
    std::memcpy(target + y * step_to, source + y * step_from, row);
  return kGood;
}

/// What the stream says of its colours, for pictures whose file says nothing.
heif_error copy_colours(const de265_image* from, heif_image* to) {
  const std::unique_ptr<heif_color_profile_nclx, decltype(&heif_nclx_color_profile_free)> colours(
      heif_nclx_color_profile_alloc(), &heif_nclx_color_profile_free);
  if (!colours) return kDamaged;
  colours->full_range_flag = de265_get_image_full_range_flag(from) != 0 ? 1 : 0;
  const auto set = [&](auto setter, int value) {
    (void)setter(colours.get(), static_cast<std::uint16_t>(value));
  };
  set(&heif_nclx_color_profile_set_matrix_coefficients, de265_get_image_matrix_coefficients(from));
  set(&heif_nclx_color_profile_set_color_primaries, de265_get_image_colour_primaries(from));
  set(&heif_nclx_color_profile_set_transfer_characteristics,
      de265_get_image_transfer_characteristics(from));
  return heif_image_set_nclx_color_profile(to, colours.get());
}

heif_error converted(const de265_image* from, heif_image** out) {
  const de265_chroma chroma = de265_get_chroma_format(from);
  const bool is_grey = chroma == de265_chroma_mono;
  if (!is_grey && de265_get_bits_per_pixel(from, 0) != de265_get_bits_per_pixel(from, 1))
    return kUnsupported;
  heif_image* made = nullptr;
  const heif_error error = heif_image_create(
      de265_get_image_width(from, 0), de265_get_image_height(from, 0),
      is_grey ? heif_colorspace_monochrome : heif_colorspace_YCbCr,
      static_cast<heif_chroma>(chroma), &made);  // both count as the standard does
  if (error.code != heif_error_Ok) return error;
  std::unique_ptr<heif_image, decltype(&heif_image_release)> image(made, &heif_image_release);
  for (int channel = 0; channel < (is_grey ? 1 : 3); ++channel) {
    const heif_error failed = copy_plane(from, channel, image.get());
    if (failed.code != heif_error_Ok) return failed;
  }
  const heif_error failed = copy_colours(from, image.get());
  if (failed.code == heif_error_Ok) *out = image.release();
  return failed;
}

heif_error decode(void* decoder, heif_image** out) {
  *out = nullptr;
  (void)de265_flush_data(decoder);
  constexpr int kMostSteps = 1000;  // of one picture it takes a few
  heif_error failed = kDamaged;
  int more = 1;
  for (int step = 0; more != 0 && !*out && step < kMostSteps; ++step) {
    if (de265_decode(decoder, &more) != DE265_OK) return kDamaged;
    if (const de265_image* const image = de265_get_next_picture(decoder))
      failed = converted(image, out);
  }
  if (*out && de265_get_warning(decoder) != DE265_OK) {
    heif_image_release(*out);
    *out = nullptr;
    return kDamaged;
  }
  return *out ? kGood : failed;
}

constexpr heif_decoder_plugin kPlugin = {3,         &name,   nullptr,       nullptr,
                                         &priority, &make,   &free_decoder, &push,
                                         &decode,   nullptr, "zhanting"};

}  // namespace

void refuse_damaged_hevc() {
  (void)heif_register_decoder_plugin(&kPlugin);
}

}  // namespace zhanting
