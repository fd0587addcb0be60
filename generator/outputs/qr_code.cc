#include "outputs/qr_code.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/escape.h"

namespace zhanting {

Hash128 QrCode::hash() const {
  Hasher hasher;
  hasher.add(url);
  hasher.add(label);
  return hasher.finish();
}

void QrCode::append_to(std::string& out, std::string_view) const {
  constexpr int kQuiet = 4;  // modules of margin that readers need (ISO/IEC 18004)
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(url.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return;  // longer than any QR code holds
  const int size = code->width + 2 * kQuiet;
  out += fmt::format(
      R"(<svg class="qr-code" viewBox="0 -.5 {0} {0}" width="132" height="132" role="img" aria-label=")",
      size);
  append_escaped(label, out);
  out += fmt::format(
      R"("><rect y="-.5" width="{0}" height="{0}" fill="#fff"/><path stroke="#000" d=")", size);
  // A stroke a run of dark modules, along their middle; every entry carries a code, so it is short.
  for (int y = 0; y < code->width; ++y) {
    int pen = -1;  // where the stroke before ended, in this row
    for (int x = 0; x < code->width;) {
      const auto dark = [&](int column) { return (code->data[y * code->width + column] & 1) != 0; };
      if (!dark(x)) {
        ++x;
        continue;
      }
      const int start = x;
      while (x < code->width && dark(x)) ++x;
      out += pen < 0 ? fmt::format("M{} {}", start + kQuiet, y + kQuiet)
                     : fmt::format("m{} 0", start - pen);
      out += fmt::format("h{}", x - start);
      pen = x;
    }
  }
  out += "\"/></svg>";
}

}  // namespace zhanting
