#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// Equal for names and paths that are one file on disks of Windows and macOS, which do not tell
/// capitals from small letters, nor “é” from “e” with an accent after it (Unicode NFC and NFD).
std::string name_key(std::string_view path);

/// `text` in Unicode's composed form, NFC.
std::string composed(std::string_view text);

}  // namespace zhanting
