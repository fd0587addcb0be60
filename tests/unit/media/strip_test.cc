#include <gtest/gtest.h>

#include <random>

#include "diag/print.h"
#include "media/image_info.h"
#include "media/item_extents.h"
#include "media/raster.h"
#include "pictures.h"

/// What a picture tells besides its pixels is gone from its published bytes; what decides how it
/// looks is not.
namespace zhanting {

namespace {

const std::string kSecret = "SECRET";

std::string stripped(const std::string& bytes) {
  return without_metadata(bytes).value_or("damaged");
}

std::string jpeg_segment(int marker, const std::string& data) {
  return "\xFF"s + static_cast<char>(marker) + big(static_cast<std::uint32_t>(data.size() + 2), 2) +
         data;
}

/// Exif data with a note beside the orientation.
std::string telling_exif(int orientation) {
  return exif(orientation) + kSecret;
}

std::string with_segments(std::string jpeg, const std::string& segments) {
  return jpeg.insert(2, segments);
}

TEST(Strip, LeavesAPictureThatTellsNothingAsItIs) {
  for (const std::string& clean : {png(3, 4), jpeg(3, 4), gif(3, 4), avif(3, 4, 1)})
    EXPECT_EQ(stripped(clean), clean);
  EXPECT_EQ(stripped(webp(3, 4, exif(6))), webp(3, 4, exif(6)));
  EXPECT_EQ(stripped("<svg/>"), "<svg/>");
  EXPECT_EQ(stripped("a,b\n"), "a,b\n");
}

TEST(Strip, KeepsOfExifDataTheOrientationAlone) {
  for (int orientation = 1; orientation <= 8; ++orientation) {
    for (const std::string& telling : {jpeg(640, 400, telling_exif(orientation)),
                                       png(640, 400, png_chunk("eXIf", telling_exif(orientation))),
                                       webp(640, 400, telling_exif(orientation))}) {
      const std::string bytes = stripped(telling);
      EXPECT_EQ(bytes.find(kSecret), std::string::npos);
      EXPECT_EQ(raster_format(bytes)->read(bytes).orientation, orientation);
      EXPECT_EQ(stripped(bytes), bytes);
    }
  }
  EXPECT_EQ(stripped(jpeg(640, 400, telling_exif(1))), jpeg(640, 400));
  EXPECT_EQ(stripped(jpeg(640, 400, telling_exif(6))), jpeg(640, 400, exif(6)));
}

TEST(Strip, TakesSegmentsOfAJpegAndWhatFollowsItsEnd) {
  const std::string profile = jpeg_segment(0xE2, "ICC_PROFILE\0\x01\x01profile"s);
  const std::string jfif = "JFIF\0\x01\x01\0\0\x01\0\x01"s;
  const std::string adobe = "Adobe\0\x64\0\0\0\0\x01"s;
  const std::string telling = with_segments(
      jpeg(3, 4), jpeg_segment(0xE0, jfif + "\x01\x01" + kSecret) +
                      jpeg_segment(0xE0, "JFXX\0\x10"s + kSecret) +
                      jpeg_segment(0xE1, "http://ns.adobe.com/xap/1.0/\0"s + kSecret) +
                      jpeg_segment(0xE2, "MPF\0"s + kSecret) + profile +
                      jpeg_segment(0xED, "Photoshop 3.0\0"s + kSecret) +
                      jpeg_segment(0xEE, adobe + kSecret) + jpeg_segment(0xEB, kSecret) +
                      jpeg_segment(0xFE, kSecret) + "between" + kSecret);
  EXPECT_EQ(stripped(telling + "the film" + kSecret),
            with_segments(jpeg(3, 4), jpeg_segment(0xE0, jfif + "\0\0"s) + profile +
                                          jpeg_segment(0xEE, adobe)));
  std::string between = jpeg(3, 4);  // two scans and a comment between them
  between.insert(between.size() - 2, jpeg_segment(0xFE, kSecret) + "\xFF\xDA\0\x02 more"s);
  EXPECT_EQ(stripped(between).find(kSecret), std::string::npos);
  EXPECT_NE(stripped(between).find("\xFF\xDA\0\x02 more"s), std::string::npos);
}

TEST(Strip, TakesChunksOfAPng) {
  const std::string kept = png_chunk("iCCP", "profile") + png_chunk("tRNS", "x") +
                           png_chunk("acTL", "film") + png_chunk("pHYs", "size");
  const std::string telling = png_chunk("tEXt", kSecret) + png_chunk("iTXt", kSecret) +
                              png_chunk("zTXt", kSecret) + png_chunk("tIME", kSecret) +
                              png_chunk("caBX", kSecret);
  EXPECT_EQ(stripped(png(3, 4, kept + telling) + kSecret), png(3, 4, kept));
}

TEST(Strip, TakesExtensionsOfAGif) {
  const auto with = [](const std::string& extensions) { return gif(3, 4).insert(13, extensions); };
  const std::string loop = "!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
  const std::string timing = "!\xF9\x04\0\0\0\0\0"s;
  const std::string telling =
      "!\xFE\x06SECRET\0"s + "!\xFF\x0BXMP DataXMP\x06SECRET\0"s + "!\x01\x06SECRET\0"s;
  EXPECT_EQ(stripped(with(loop + telling + timing) + kSecret), with(loop + timing));
}

TEST(Strip, TakesChunksOfAWebpAndItsWordOfThem) {
  const auto riff = [](const std::string& body) {
    return "RIFF" + little(static_cast<std::uint32_t>(body.size()), 4) + body;
  };
  const auto chunk = [](const std::string& type, const std::string& data) {
    return type + little(static_cast<std::uint32_t>(data.size()), 4) + data +
           (data.size() % 2 == 1 ? "\0"s : ""s);
  };
  const auto canvas = [&](int flags) {
    return chunk("VP8X", std::string(1, static_cast<char>(flags)) + "\0\0\0\x02\0\0\x03\0\0"s);
  };
  const std::string pixels = chunk("VP8L", "\x2F\0\0\0\0"s);
  const std::string frame(16, 'f');
  EXPECT_EQ(
      stripped(riff("WEBP" + canvas(0x3F) + chunk("ICCP", "p") + pixels +
                    chunk("ANMF", frame + chunk("XXXX", kSecret) + pixels) +
                    chunk("XMP ", kSecret) + chunk("EXIF", telling_exif(1)) +
                    chunk("XXXX", kSecret)) +
               kSecret),
      riff("WEBP" + canvas(0x33) + chunk("ICCP", "p") + pixels + chunk("ANMF", frame + pixels)));
}

std::string box(const std::string& type, const std::string& inside) {
  return big(static_cast<std::uint32_t>(inside.size() + 8), 4) + type + inside;
}

/// An AVIF with an item of data in its “mdat” and one in its “idat”, a thumbnail, and boxes that no
/// decoder needs.
std::string telling_avif() {
  const auto item = [&](std::uint32_t number, const std::string& type) {
    return box("infe", "\x02\0\0\0"s + big(number, 2) + "\0\0"s + type + kSecret + "\0"s);
  };
  const auto meta = [&](std::uint32_t data) {
    const auto extent = [](std::uint32_t number, std::uint32_t method, std::uint32_t offset,
                           std::uint32_t length) {
      return big(number, 2) + big(method, 2) + "\0\0\0\x01"s + big(offset, 4) + big(length, 4);
    };
    return box("meta", "\0\0\0\0"s + box("pitm", "\0\0\0\0\0\x01"s) +
                           box("iinf", "\0\0\0\0\0\x04"s + item(1, "av01") + item(2, "Exif") +
                                           item(3, "mime") + item(4, "av01")) +
                           box("iref", "\0\0\0\0"s + box("thmb", "\0\x04\0\x01\0\x01"s)) +
                           box("iloc", "\x01\0\0\0\x44\0\0\x04"s + extent(1, 0, data, 6) +
                                           extent(2, 0, data + 6, 6) + extent(3, 1, 2, 6) +
                                           extent(4, 0, data + 12, 6)) +
                           box("idat", "xx" + kSecret) + box("uuid", kSecret) +
                           box("iprp", box("ipco", box("ispe", "\0\0\0\0\0\0\0\x03\0\0\0\x04"s) +
                                                       box("udes", kSecret)) +
                                           box("ipma", "\0\0\0\0\0\0\0\x01\0\x01\x01\x81"s)));
  };
  const std::string head =
      box("ftyp", "avif\0\0\0\0mif1avif"s) + box("uuid", kSecret) +
      box("moov", box("mvhd", "\0\0\0\0SECRETxxrest"s) + box("trak", box("udta", kSecret)));
  const auto data = static_cast<std::uint32_t>(head.size() + meta(0).size() + 8);
  return head + meta(data) + box("mdat", "pixels" + kSecret + kSecret);
}

TEST(Strip, BlanksWhatIsNoPictureInBoxes) {
  const std::string telling = telling_avif();
  const std::string bytes = stripped(telling);
  EXPECT_EQ(bytes.size(), telling.size());
  EXPECT_EQ(bytes.find(kSecret), std::string::npos);
  EXPECT_EQ(bytes.find("Exif"), std::string::npos);
  EXPECT_NE(bytes.find("pixels"), std::string::npos);
  EXPECT_NE(bytes.find("rest"), std::string::npos);
  const ImageReading reading = read_image("a.avif", bytes);
  ASSERT_TRUE(reading.info);
  EXPECT_EQ(reading.info->width, 3);
}

/// A box that reaches to the file's end is whole wherever that is.
TEST(Boxes, AreCutWhereAnItemReachesBeyondTheFile) {
  std::string picture = telling_avif();
  picture.replace(picture.find("mdat") - 4, 4, big(0, 4));
  EXPECT_TRUE(read_image("a.avif", picture).info);
  picture.pop_back();
  const ImageReading cut = read_image("a.avif", picture);
  ASSERT_TRUE(cut.problem);
  EXPECT_EQ(text_of(*cut.problem, Language::kEnglish),
            "the picture a.avif is cut off: its end is missing");
  std::string inside = telling_avif();
  inside.replace(inside.find("\0\x03\0\x01\0\0\0\x01\0\0\0\x02"s) + 8, 4, big(3, 4));
  const ImageReading beyond = read_image("a.avif", inside);
  ASSERT_TRUE(beyond.problem);
  EXPECT_EQ(text_of(*beyond.problem, Language::kEnglish), "the picture a.avif is damaged");
}

/// What copying or a program left there is no part of the picture, and is not published.
TEST(Boxes, EndWhereNoneFollows) {
  const std::string whole = telling_avif();
  for (const std::string& behind :
       {"\r\n"s, kSecret, "<!-- "s + kSecret + " -->"s, std::string(3, '\0'), std::string(40, '\0'),
        big(3, 4) + "skip"s + kSecret, big(400, 4) + "free"s + kSecret}) {
    const ImageReading reading = read_image("a.avif", whole + behind);
    EXPECT_TRUE(reading.info) << behind;
    const std::string bytes = stripped(whole + behind);
    EXPECT_EQ(bytes.find(kSecret), std::string::npos) << behind;
    EXPECT_EQ(bytes.substr(0, whole.size()), stripped(whole)) << behind;
  }
  for (const char* const type : {"mdat", "moov", "meta"})
    EXPECT_FALSE(read_image("a.avif", whole + big(400, 4) + type + kSecret).info) << type;
}

/// Numbers of no bytes would let a few bytes list extents without end.
TEST(Boxes, ListNoMoreExtentsThanTheyHaveBytes) {
  const std::string iloc = "\0\0\0\0\0\0"s + big(0xFFFF, 2) + std::string(60'000, '\xFF');
  EXPECT_LE(read_item_extents(iloc).size(), iloc.size());
}

std::string wide_box(const std::string& type, const std::string& inside) {
  return big(1, 4) + type + big(0, 4) + big(static_cast<std::uint32_t>(inside.size() + 16), 4) +
         inside;
}

std::string track(const std::string& handler, const std::string& lists) {
  return box("trak", box("tkhd", "\0\0\0\x03SECRET..rest"s) + box("udta", box("name", kSecret)) +
                         box("mdia", box("mdhd", "\x01\0\0\0SECRETSECRET....rest"s) +
                                         box("hdlr", "\0\0\0\0mhlr"s + handler +
                                                         std::string(12, '\0') + kSecret) +
                                         box("minf", box("stbl", lists)) + box("meta", kSecret)));
}

/// A film with a location, XMP, room with old notes in it, a cover, a track of measurements whose
/// samples lie between those of the pictures, and a trailer of the camera's.
std::string telling_film(const std::string& offsets = "stco") {
  const auto movie = [&](std::uint32_t data) {
    const auto at = [&](std::uint32_t offset) {
      return (offsets == "co64" ? big(0, 4) : "") + big(offset, 4);
    };
    const std::string measured =
        box("stsz", "\0\0\0\0"s + big(0, 4) + big(3, 4) + big(6, 4) + big(2, 4) + big(6, 4)) +
        box("stsc", "\0\0\0\0"s + big(2, 4) + big(1, 4) + big(2, 4) + big(1, 4) + big(2, 4) +
                        big(1, 4) + big(1, 4)) +
        box(offsets, "\0\0\0\0"s + big(2, 4) + at(data + 6) + at(data + 20));
    return box("moov", box("mvhd", "\0\0\0\0SECRET..rest"s) + track("vide", box("stts", "lists")) +
                           track("meta", measured) + box("free", kSecret) +
                           box("meta", box("keys", kSecret)) + box("XXXX", kSecret) +
                           box("udta", box("\xA9xyz", kSecret) + "\0\0\0\0"s));
  };
  const std::string head = box("ftyp", "qt  \0\0\0\0qt  "s) + box("wide", "") +
                           box("uuid", kSecret) + wide_box("uuid", kSecret);
  const auto data = static_cast<std::uint32_t>(head.size() + movie(0).size() + 16);
  return head + movie(data) + wide_box("mdat", "pixelsSECRETxxsoundsSECRETend") +
         box("free", kSecret) + "trailer" + kSecret;
}

TEST(Strip, BlanksWhatAFilmTells) {
  for (const char* const offsets : {"stco", "co64"}) {
    const std::string telling = telling_film(offsets);
    const std::string bytes = stripped(telling);
    EXPECT_EQ(bytes.size(), telling.size() - 7 - kSecret.size());
    EXPECT_EQ(bytes.find(kSecret), std::string::npos);
    EXPECT_EQ(bytes.find("\xA9xyz"), std::string::npos);
    EXPECT_NE(bytes.find("pixels\0\0\0\0\0\0\0\0sounds\0\0\0\0\0\0end"s), std::string::npos);
    for (const char* const kept : {"vide", "lists", "mvhd", "mdat", "rest"})
      EXPECT_EQ(bytes.find(kept), telling.find(kept)) << kept;
    EXPECT_EQ(stripped(bytes), bytes);
  }
  const std::string clean = box("ftyp", "M4A \0\0\0\0"s) + box("moov", "") + box("mdat", "sounds");
  EXPECT_EQ(stripped(clean), clean);
  EXPECT_EQ(stripped("the free text"), "the free text");
}

TEST(Strip, BlanksWhatAFilmInPiecesTells) {
  const std::string head = box("ftyp", "iso6\0\0\0\0"s) + box("moov", track("vide", ""));
  const std::string piece =
      box("moof", box("mfhd", "1234") + box("traf", box("tfhd", "kept") + box("uuid", kSecret)) +
                      box("udta", kSecret)) +
      box("mdat", "pixels");
  const std::string bytes = stripped(head + box("emsg", kSecret) + piece + piece);
  EXPECT_EQ(bytes.find(kSecret), std::string::npos);
  EXPECT_NE(bytes.find("tfhdkept"), std::string::npos);
  EXPECT_EQ(stripped(box("ftyp", "iso6\0\0\0\0"s) + box("moov", track("meta", "")) + piece),
            "damaged");
}

TEST(Strip, RefusesAFilmThatItCannotFollow) {
  const std::string whole = telling_film();
  const std::size_t movie = whole.find("moov"), data = whole.find("mdat");
  const auto with = [&](std::size_t at, const std::string& bytes) {
    return std::string(whole).replace(at, bytes.size(), bytes);
  };
  EXPECT_EQ(stripped(whole.substr(0, data + 20)), "damaged");    // cut in its data
  EXPECT_EQ(stripped(whole.substr(0, movie + 100)), "damaged");  // and in its head
  EXPECT_EQ(stripped(whole.substr(0, movie - 4)), "damaged");    // nothing to be shown
  EXPECT_EQ(stripped(with(movie - 4, big(3, 4))), "damaged");    // no size of a box
  EXPECT_EQ(stripped(with(data + 4, big(0xFFFFFFFF, 4))), "damaged");
  EXPECT_EQ(stripped(with(whole.find("stco") + 12, big(7, 4))), "damaged");  // in its head
  EXPECT_EQ(stripped(with(whole.find("stco") + 8, big(9999, 4))), "damaged");
  EXPECT_EQ(stripped(with(whole.find("stsz") + 12, big(9999, 4))), "damaged");
  EXPECT_EQ(stripped(with(whole.find("stsz") + 16, big(0xFFFFFF, 4))), "damaged");
  EXPECT_EQ(stripped(box("ftyp", "qt  \0\0\0\0"s) + box("moov", box("cmov", "?"))), "damaged");
  std::string deep;
  for (int n = 0; n < 20; ++n) deep = box("trak", deep);
  const std::string handler = box("mdia", box("hdlr", "\0\0\0\0mhlrvide"s));
  EXPECT_EQ(stripped(box("ftyp", "qt  \0\0\0\0"s) + box("moov", box("trak", handler + deep))),
            "damaged");
}

TEST(Strip, RefusesWhatItCannotFollow) {
  std::string beyond = telling_avif();
  beyond.replace(beyond.find("\0\x02\0\0\0\0\0\x01"s) + 8, 4, big(100000, 4));
  EXPECT_EQ(stripped(beyond), "damaged");
  EXPECT_EQ(stripped(jpeg(3, 4).substr(0, 30)), "damaged");
  EXPECT_EQ(stripped(png(3, 4).substr(0, 40)), "damaged");
}

TEST(Strip, SurvivesAnyChange) {
  std::mt19937 random(11);  // NOLINT: the same cases every time
  for (const std::string& whole :
       {png(3, 4, png_chunk("eXIf", exif(6))), jpeg(3, 4, exif(6)), gif(3, 4), webp(3, 4, exif(6)),
        avif(3, 4, 1), telling_avif(), telling_film(), telling_film("co64")}) {
    for (int round = 0; round < 2000; ++round) {
      std::string bytes = whole.substr(0, round % 2 == 0 ? whole.size() : random() % whole.size());
      for (int n = 0; n < 3 && !bytes.empty(); ++n)
        bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
      const std::optional<std::string> once = without_metadata(bytes);
      if (once) {
        EXPECT_EQ(stripped(*once), *once) << round;
      }
    }
  }
}

}  // namespace

}  // namespace zhanting
