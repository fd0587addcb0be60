#include "base/compress.h"

#include <brotli/decode.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace zhanting {
namespace {

std::string gunzip(const std::string& bytes, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 16 + MAX_WBITS), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(stream.total_out, size);
  inflateEnd(&stream);
  return out;
}

std::string unbrotli(const std::string& bytes, std::size_t size) {
  std::string out(size + 1, '\0');
  std::size_t length = out.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                              &length, reinterpret_cast<std::uint8_t*>(out.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  out.resize(length);
  return out;
}

TEST(Compress, GivesBackWhatWentIn) {
  std::string text;
  for (const std::size_t size : {0U, 1U, 100U, 70'000U, 3'000'000U}) {
    while (text.size() < size) text += "展厅 " + std::to_string(text.size() * 7919 % 1000) + "\n";
    EXPECT_EQ(gunzip(gzip(text), text.size()), text);
    EXPECT_EQ(unbrotli(brotli(text), text.size()), text);
  }
}

TEST(Compress, OfGzipHoldsNoTime) {
  EXPECT_EQ(gzip("x").substr(4, 4), std::string(4, '\0'));
}

}  // namespace
}  // namespace zhanting
