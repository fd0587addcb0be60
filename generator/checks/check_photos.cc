#include <algorithm>
#include <iterator>

#include "base/paths.h"
#include "base/text.h"
#include "checks/check_rules.h"
#include "checks/messages.h"
#include "media/image_info.h"

namespace zhanting {

namespace {

/// “图片”, “照片 2”, “photo”: that it is a picture, which whoever hears the alt knows.
bool says_only_picture(std::string_view alt) {
  static constexpr std::string_view kPictures[] = {
      "图",    "图片",        "图像",        "照片",         "相片",       "插图",
      "插画",  "配图",        "示意图",      "示意插画",     "封面",       "封面图",
      "image", "picture",     "photo",       "pic",          "photograph", "illustration",
      "cover", "cover image", "cover photo", "cover picture"};
  const std::string lower = to_lower_ascii(alt);
  std::string_view word = lower;
  while (!word.empty() && std::string_view("0123456789 ").find(word.back()) != word.npos)
    word.remove_suffix(1);
  return is_one_of(word, kPictures);
}

/// “scene.jpg”, “scene” of scene.jpg, and what cameras number: “IMG_2034”, “DSC01234”.
bool is_file_name(std::string_view alt, std::string_view file) {
  static constexpr std::string_view kOfCameras[] = {"img", "dsc",   "dscn",       "dscf",
                                                    "pxl", "mvimg", "screenshot", "微信图片"};
  if (is_picture_name(alt)) return true;
  const std::string lower = to_lower_ascii(alt);
  if (lower == to_lower_ascii(file_stem(file_name(file)))) {
    const bool is_ascii = std::all_of(alt.begin(), alt.end(), [](char c) { return c > 0; });
    if (is_ascii) return true;
  }
  const std::size_t digit = lower.find_first_of("0123456789");
  if (digit == std::string::npos) return false;
  std::string_view before = std::string_view(lower).substr(0, digit);
  while (before.ends_with('_') || before.ends_with('-')) before.remove_suffix(1);
  const bool only_numbers = lower.find_first_not_of("0123456789_-", digit) == std::string::npos;
  return only_numbers &&
         std::find(std::begin(kOfCameras), std::end(kOfCameras), before) != std::end(kOfCameras);
}

}  // namespace

void check_photos(const RecordBase& record, Diagnostics& diagnostics) {
  visit_record(record, [&](const auto& typed) {
    if constexpr (requires { typed.photos; }) {
      for (const Photo& photo : typed.photos) {
        const std::string_view alt = photo.alt.text;
        const bool is_name = is_file_name(alt, photo.file.text);
        if (alt.empty() || (!is_name && !says_only_picture(alt))) continue;
        diagnostics.warning(photo.alt.place,
                            {is_name ? messages::kAltIsFileName : messages::kAltIsOnlyPicture, {}},
                            Message{messages::kHintAlt, {}});
      }
    }
  });
}

}  // namespace zhanting
