#include "outputs/qr_code.h"

#include <qrcodegen/qrcodegen.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include "base/escape.h"

namespace zhanting {

namespace {

using Buffer = std::array<std::uint8_t, qrcodegen_BUFFER_LEN_MAX>;

/// False when `text` is longer than any QR code holds.
bool encode(std::string_view text, Buffer& code) {
  Buffer data;  // the text, then the encoder's working memory
  if (text.size() > data.size()) return false;
  std::copy(text.begin(), text.end(), data.begin());
  // A page's code is not soiled or torn: little correction, so fewer and larger modules.
  // Readers take any of the eight masks. Choosing the least blotchy (ISO/IEC 18004, 7.8.3) costs
  // more than all the rest of a page, and a link of ordinary text needs no choosing.
  return qrcodegen_encodeBinary(data.data(), text.size(), code.data(), qrcodegen_Ecc_LOW,
                                qrcodegen_VERSION_MIN, qrcodegen_VERSION_MAX, qrcodegen_Mask_0,
                                false);
}

void append(char command, int number, std::string& out) {
  std::array<char, 12> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out += command;
  out.append(digits.data(), end);
}

/// A stroke a run of dark modules, along their middle; every entry carries a code, so it is short.
void append_strokes(const Buffer& code, int quiet, std::string& out) {
  const int width = qrcodegen_getSize(code.data());
  for (int y = 0; y < width; ++y) {
    int pen = -1;  // where the stroke before ended, in this row
    for (int x = 0; x < width;) {
      if (!qrcodegen_getModule(code.data(), x, y)) {
        ++x;
        continue;
      }
      const int start = x;
      while (x < width && qrcodegen_getModule(code.data(), x, y)) ++x;
      if (pen < 0) {
        append('M', start + quiet, out);
        append(' ', y + quiet, out);
      } else {
        append('m', start - pen, out);
        out += " 0";
      }
      append('h', x - start, out);
      pen = x;
    }
  }
}

}  // namespace

void QrCode::append_to(std::string& out, std::string_view, std::vector<HtmlMark>&) const {
  constexpr int kQuiet = 4;  // modules of margin that readers need (ISO/IEC 18004)
  Buffer code;
  if (!encode(url, code)) return;
  const std::string size = std::to_string(qrcodegen_getSize(code.data()) + 2 * kQuiet);
  out += R"(<svg class="qr-code" viewBox="0 -.5 )";
  out += size + " " + size;
  out += R"(" width="132" height="132" role="img" aria-label=")";
  append_escaped(label, out);
  out += R"("><rect y="-.5" width=")" + size + R"(" height=")" + size;
  out += R"(" fill="#fff"/><path stroke="#000" d=")";
  append_strokes(code, kQuiet, out);
  out += "\"/></svg>";
}

}  // namespace zhanting
