#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// Small pictures, made byte by byte. Their pixels mean nothing.
namespace zhanting {

using namespace std::string_literals;

inline std::string big(std::uint32_t number, int bytes) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(number >> shift & 255);
  return out;
}

inline std::string little(std::uint32_t number, int bytes) {
  const std::string out = big(number, bytes);
  return {out.rbegin(), out.rend()};
}

/// Exif data that says nothing but the orientation.
inline std::string exif(int orientation) {
  return "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01"s + big(orientation, 2) + "\0\0\0\0\0\0"s;
}

inline std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : body) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
  }
  return big(static_cast<std::uint32_t>(data.size()), 4) + body + big(~crc, 4);
}

inline std::string png(std::uint32_t width, std::uint32_t height, std::string_view more = {}) {
  return "\x89PNG\r\n\x1a\n"s +
         png_chunk("IHDR", big(width, 4) + big(height, 4) + "\x08\x02\0\0\0"s) + std::string(more) +
         png_chunk("IDAT", "pixels") + png_chunk("IEND", "");
}

inline std::string jpeg(std::uint32_t width, std::uint32_t height, std::string_view tiff = {}) {
  std::string out = "\xFF\xD8"s;
  if (!tiff.empty()) {
    out += "\xFF\xE1"s + big(static_cast<std::uint32_t>(tiff.size() + 8), 2) + "Exif\0\0"s;
    out += tiff;
  }
  return out + "\xFF\xC0\0\x11\x08"s + big(height, 2) + big(width, 2) +
         "\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xFF\xDA\0\x02pixels\xFF\0more\xFF\xD0\xFF\xD9"s;
}

inline std::string gif(std::uint32_t width, std::uint32_t height) {
  return "GIF89a"s + little(width, 2) + little(height, 2) + "\0\0\0,\0\0\0\0"s + little(width, 2) +
         little(height, 2) + "\0\x02\x02xx\0;"s;
}

inline std::string webp(std::uint32_t width, std::uint32_t height, std::string_view tiff = {}) {
  const auto chunk = [](std::string_view type, const std::string& data) {
    return std::string(type) + little(static_cast<std::uint32_t>(data.size()), 4) + data +
           (data.size() % 2 == 1 ? "\0"s : ""s);
  };
  std::string body = "WEBP" +
                     chunk("VP8X", "\x08\0\0\0"s + little(width - 1, 3) + little(height - 1, 3)) +
                     chunk("VP8L", "\x2F\0\0\0\0"s);
  if (!tiff.empty()) body += chunk("EXIF", std::string(tiff));
  return "RIFF" + little(static_cast<std::uint32_t>(body.size()), 4) + body;
}

/// With an item before the primary one, whose size is another.
inline std::string avif(std::uint32_t width, std::uint32_t height, int quarters,
                        std::string_view brand = "avif") {
  const auto box = [](std::string_view type, const std::string& inside) {
    return big(static_cast<std::uint32_t>(inside.size() + 8), 4) + std::string(type) + inside;
  };
  const auto extent = [&](std::uint32_t w, std::uint32_t h) {
    return box("ispe", "\0\0\0\0"s + big(w, 4) + big(h, 4));
  };
  const std::string properties = extent(7, 9) + extent(width, height) +
                                 box("irot", std::string(1, static_cast<char>(quarters)));
  return box("ftyp", std::string(brand) + "\0\0\0\0mif1avif"s) +
         box("meta",
             "\0\0\0\0"s + box("pitm", "\0\0\0\0\0\x02"s) +
                 box("iprp",
                     box("ipco", properties) +
                         box("ipma", "\0\0\0\0\0\0\0\x02\0\x01\x01\x01\0\x02\x02\x82\x83"s))) +
         box("mdat", "pixels");
}

}  // namespace zhanting
