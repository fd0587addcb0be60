#include "publish/target.h"

#include <algorithm>

namespace zhanting {

std::optional<Target> Target::parse(std::string_view text) {
  Target target;
  while (text.size() > 1 && text.ends_with('/')) text.remove_suffix(1);
  target.text = text;
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::size_t colon = text.starts_with(':') ? 0 : text.find(':');
  if (text.empty() || text.starts_with('-')) return std::nullopt;
  if (colon == std::string_view::npos || colon > slash) return target;
  const std::string_view host = text.substr(0, colon);
  const bool is_daemon = text.starts_with("rsync://") || text.substr(colon).starts_with("::");
  if (is_daemon || host.find('@') != std::string_view::npos) {
    const bool has_folder = !text.substr(host.size()).ends_with(':');
    if (host.empty() || host.starts_with('@') || !has_folder) return std::nullopt;
    target.kind = Kind::kRsync;
  } else {
    target.kind = Kind::kRclone;
  }
  return target;
}

std::string Target::address(std::string_view path) const {
  const bool joined = text.ends_with(':') || text.ends_with('/');
  return text + (joined ? "" : "/") + std::string(path);
}

}  // namespace zhanting
