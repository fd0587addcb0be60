#include "base/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <cstdint>
#include <new>

namespace zhanting {

std::string gzip(std::string_view bytes) {
  constexpr int kGzip = 16;  // added to the size of the window, says zlib
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, MAX_MEM_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string brotli(std::string_view bytes) {
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  if (BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT,
                            bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                            &size, reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE)
    throw std::bad_alloc();
  out.resize(size);
  return out;
}

}  // namespace zhanting
