#include "serve/mime_type.h"

#include <algorithm>
#include <string>

#include "base/paths.h"
#include "base/text.h"

namespace zhanting {

namespace {

struct MimeType {
  std::string_view extension;
  std::string_view type;
};

constexpr MimeType kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".htm", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".webmanifest", "application/manifest+json; charset=utf-8"},
    {".svg", "image/svg+xml; charset=utf-8"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".woff", "font/woff"},
    {".ttf", "font/ttf"},
    {".otf", "font/otf"},
    {".mp3", "audio/mpeg"},
    {".mp4", "video/mp4"},
    {".webm", "video/webm"},
    {".pdf", "application/pdf"},
    {".zip", "application/zip"},
    {".wasm", "application/wasm"},
};

}  // namespace

std::string_view mime_type(std::string_view path) {
  const std::string ending = to_lower_ascii(extension(path));
  const auto* row = std::find_if(std::begin(kTypes), std::end(kTypes),
                                 [&](const MimeType& each) { return each.extension == ending; });
  return row == std::end(kTypes) ? "application/octet-stream" : row->type;
}

}  // namespace zhanting
