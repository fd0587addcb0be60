#include "outputs/qr_code.h"

#include <qrcodegen/qrcodegen.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "base/escape.h"

namespace zhanting {

namespace {

using Buffer = std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>;

/// A code, row by row: 1 for a dark module.
struct Modules {
  std::size_t width = 0;
  std::string all;
};

/// No modules when `text` is longer than any QR code holds.
Modules encode_any(std::string_view text) {
  Buffer data;  // the text, then the encoder's working memory
  Buffer code;
  if (text.size() > data.size()) return {};
  std::copy(text.begin(), text.end(), data.begin());
  // A page's code is not soiled or torn: little correction, so fewer and larger modules.
  // Readers take any of the eight masks. Choosing the least blotchy (ISO/IEC 18004, 7.8.3) costs
  // more than all the rest of a page, and a link of ordinary text needs no choosing.
  if (!qrcodegen_encodeBinary(data.data(), text.size(), code.data(), qrcodegen_Ecc_LOW,
                              qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_0,
                              false))
    return {};
  const int width = qrcodegen_getSize(code.data());
  Modules modules{static_cast<std::size_t>(width), {}};
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width; ++x)
      modules.all += static_cast<char>(qrcodegen_getModule(code.data(), x, y));
  }
  return modules;
}

/// Numbers of GF(256) by their logarithms, as Reed and Solomon need them.
struct Field {
  std::array<std::uint8_t, 510> power;
  std::array<std::uint8_t, 256> log{};

  constexpr Field() : power() {
    unsigned number = 1;
    for (unsigned i = 0; i < 255; ++i) {
      power[i] = power[i + 255] = static_cast<std::uint8_t>(number);
      log[number] = static_cast<std::uint8_t>(i);
      number = number << 1U ^ (number >> 7U) * 0x11DU;
    }
  }
};
constexpr Field kField;

/// The codes of one size whose bytes are one block: what differs between them is worked out here,
/// since the library takes a tenth of a build to work out again what does not.
class SmallCode {
 public:
  SmallCode(std::size_t capacity, std::size_t corrections)
      : capacity_(capacity), frame_(encode_any(std::string(capacity - kHead, 0))) {
    // The product of (x - 2^i): its coefficients behind the first.
    std::vector<std::uint8_t> product(corrections);
    product.back() = 1;
    for (std::size_t i = 0; i < corrections; ++i) {
      for (std::size_t j = 0; j < corrections; ++j) {
        product[j] = product[j] ? kField.power[kField.log[product[j]] + i] : 0;
        if (j + 1 < corrections) product[j] ^= product[j + 1];
      }
    }
    for (unsigned factor = 0; factor < 256; ++factor) {
      for (const std::uint8_t number : product) {
        const unsigned log = kField.log[number] + kField.log[factor];
        multiples_.push_back(factor ? kField.power[log] : 0);
      }
    }
    find_places();
  }

  bool holds(std::string_view text) const { return text.size() + kHead <= capacity_; }

  Modules encode(std::string_view text) const {
    std::string bytes;  // “bytes”, how many, they, the end: four, eight, …, four bits; then padding
    unsigned half = 4;
    const auto add = [&](unsigned byte) {
      bytes += static_cast<char>(half << 4U | byte >> 4U);
      half = byte & 15U;
    };
    add(static_cast<unsigned>(text.size()));
    for (const char c : text) add(static_cast<unsigned char>(c));
    add(0);
    for (bool odd = false; bytes.size() < capacity_; odd = !odd) bytes += odd ? '\x11' : '\xEC';
    append_corrections(bytes);
    Modules modules = frame_;
    for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
      const unsigned bit = static_cast<unsigned char>(bytes[i / 8]) >> (7 - i % 8) & 1U;
      modules.all[places_[i]] ^= static_cast<char>(bit);
    }
    return modules;
  }

 private:
  static constexpr std::size_t kHead = 2;

  /// Two columns at a time, from the right, up and down; leaves the mask at the places of bits.
  void find_places() {
    const auto width = static_cast<int>(frame_.width);
    bool up = true;
    for (int right = width - 1; right > 0; right -= 2, up = !up) {
      if (right == 6) --right;  // the column of the timing pattern
      for (int step = 0; step < width; ++step) {
        const int y = up ? width - 1 - step : step;
        for (const int x : {right, right - 1}) {
          if (is_pattern(x, y)) continue;
          places_.push_back(static_cast<std::uint16_t>(y * width + x));
          frame_.all[places_.back()] = (x + y) % 2 == 0;
        }
      }
    }
  }

  bool is_pattern(int x, int y) const {
    const auto width = static_cast<int>(frame_.width);
    const auto near = [](int at, int middle) { return std::abs(at - middle) <= 2; };
    const bool finder = (x < 9 && (y < 9 || y >= width - 8)) || (y < 9 && x >= width - 8);
    const bool aligning = width > 21 && near(x, width - 7) && near(y, width - 7);
    return finder || aligning || x == 6 || y == 6;
  }

  void append_corrections(std::string& bytes) const {
    const std::size_t size = multiples_.size() / 256;
    std::vector<std::uint8_t> rest(size + 1);
    for (const char byte : bytes) {
      const std::size_t factor = static_cast<unsigned char>(byte) ^ rest[0];
      const std::uint8_t* multiple = &multiples_[factor * size];
      for (std::size_t j = 0; j < size; ++j) rest[j] = rest[j + 1] ^ multiple[j];
    }
    bytes.append(rest.begin(), rest.end() - 1);
  }

  std::size_t capacity_;
  Modules frame_;
  std::vector<std::uint8_t> multiples_;  // of the generator polynomial, by factor
  std::vector<std::uint16_t> places_;    // of bits
};

Modules encode(std::string_view text) {
  // Bytes for content and for correction (ISO/IEC 18004, tables 7 and 9); of larger codes there are
  // several blocks.
  static const std::array kSmall = {SmallCode(19, 7), SmallCode(34, 10), SmallCode(55, 15),
                                    SmallCode(80, 20), SmallCode(108, 26)};
  for (const SmallCode& code : kSmall) {
    if (code.holds(text)) return code.encode(text);
  }
  return encode_any(text);
}

/// Writes `command` and `number`, which is below 1000; the end of what it wrote.
char* write(char* to, char command, std::size_t number) {
  *to++ = command;
  if (number >= 100) *to++ = static_cast<char>('0' + number / 100);
  if (number >= 10) *to++ = static_cast<char>('0' + number / 10 % 10);
  *to++ = static_cast<char>('0' + number % 10);
  return to;
}

/// A stroke a run of dark modules, along their middle; every entry carries a code, so it is short.
void append_strokes(const Modules& modules, std::size_t quiet, std::string& out) {
  std::array<char, 1024> strokes;  // of a row: at most 89, of 10 bytes
  for (std::size_t y = 0; y < modules.width; ++y) {
    const char* row = &modules.all[y * modules.width];
    char* end = strokes.data();
    std::size_t pen = 0;  // where the stroke before ended, in this row
    for (std::size_t x = 0; x < modules.width;) {
      if (!row[x]) {
        ++x;
        continue;
      }
      if (pen == 0) {
        end = write(write(end, 'M', x + quiet), ' ', y + quiet);
      } else {
        end = write(write(end, 'm', x - pen), ' ', 0);
      }
      for (pen = x + 1; pen < modules.width && row[pen];) ++pen;
      end = write(end, 'h', pen - x);
      x = pen;
    }
    out.append(strokes.data(), end);
  }
}

}  // namespace

void QrCode::append_to(std::string& out, std::string_view, std::vector<HtmlMark>&) const {
  constexpr std::size_t kQuiet = 4;  // modules of margin that readers need (ISO/IEC 18004)
  const Modules modules = encode(url);
  if (modules.width == 0) return;
  const std::string size = std::to_string(modules.width + 2 * kQuiet);
  out += R"(<svg class="qr-code" viewBox="0 -.5 )";
  out += size + " " + size;
  out += R"(" width="132" height="132" role="img" aria-label=")";
  append_escaped(label, out);
  out += R"("><rect y="-.5" width=")" + size + R"(" height=")" + size;
  out += R"(" fill="#fff"/><path stroke="#000" d=")";
  append_strokes(modules, kQuiet, out);
  out += "\"/></svg>";
}

}  // namespace zhanting
