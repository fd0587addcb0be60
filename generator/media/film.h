#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "media/blanked.h"

namespace zhanting {

/// True for films and recordings in boxes: MP4, M4V, M4A, MOV, 3GP. Any bytes are safe.
bool is_film(std::string_view bytes);

/// The same pictures and sounds without what else the file tells: where it was taken, titles and
/// covers, XMP, times, names of programs and cameras, tracks of measurements (where a camera or a
/// drone was all the while) with their samples. Every byte that stays keeps its place; what follows
/// the last box goes. Subtitles stay, and what encoders wrote among the pictures. Nothing where the
/// file cannot be followed to its end. Any bytes are safe, and the cost is linear in them.
std::optional<std::string> strip_film(std::string_view bytes);

/// The same of every “moov” and “moof” of `text`, in a copy of it, and of nothing else; false where
/// they cannot be followed.
bool blank_in_film(std::string_view text, Blanked& out);

}  // namespace zhanting
