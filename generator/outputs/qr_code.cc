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
      R"(<svg class="qr-code" viewBox="0 0 {0} {0}" width="132" height="132" role="img" aria-label=")",
      size);
  append_escaped(label, out);
  out +=
      fmt::format(R"("><rect width="{0}" height="{0}" fill="#fff"/><path stroke="#000" d=")", size);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width;) {
      const auto dark = [&](int column) { return (code->data[y * code->width + column] & 1) != 0; };
      if (!dark(x)) {
        ++x;
        continue;
      }
      const int start = x;
      while (x < code->width && dark(x)) ++x;
      out += fmt::format("M{} {}.5h{}", start + kQuiet, y + kQuiet, x - start);
    }
  }
  out += "\"/></svg>";
}

}  // namespace zhanting
