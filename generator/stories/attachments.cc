#include "stories/attachments.h"

#include <algorithm>
#include <iterator>

#include "base/paths.h"
#include "base/text.h"
#include "media/image_info.h"
#include "stories/messages.h"

namespace zhanting {

namespace {

/// By the media types that web servers give them: pages and all that is XML, scripts, plug-ins, and
/// what servers themselves may run or fill in.
constexpr std::string_view kRunning[] = {
    "html", "htm",  "shtml",    "shtm", "stm",         "xhtml",   "xht",  "xhtm", "xml",
    "xsl",  "xslt", "xsd",      "svg",  "svgz",        "rdf",     "rss",  "atom", "mml",
    "xul",  "xbl",  "kml",      "gpx",  "mht",         "mhtml",   "hta",  "htc",  "js",
    "mjs",  "cjs",  "jsx",      "ts",   "wasm",        "vbs",     "swf",  "jar",  "jnlp",
    "xap",  "php",  "phtml",    "php5", "phar",        "asp",     "aspx", "ashx", "jsp",
    "jspx", "cgi",  "appcache", "wml",  "webmanifest", "manifest"};

std::string bare(std::string_view ending) {
  ending = trim(ending);
  if (ending.starts_with('.')) ending.remove_prefix(1);
  return to_lower_ascii(ending);
}

}  // namespace

std::string running_ending(std::string_view path) {
  while (path.ends_with('.') || path.ends_with(' ')) path.remove_suffix(1);
  const std::string ending = bare(extension(path));
  const bool runs =
      std::find(std::begin(kRunning), std::end(kRunning), ending) != std::end(kRunning);
  return runs ? ending : "";
}

std::string telling_ending(std::string_view path) {
  return is_telling_name(path) ? bare(extension(path)) : "";
}

bool is_allowed(const SiteSettings& settings, std::string_view ending) {
  return std::any_of(settings.attachments.begin(), settings.attachments.end(),
                     [&](const Text& allowed) { return bare(allowed.text) == ending; });
}

void check_attachments(const SiteSettings& settings, Diagnostics& diagnostics) {
  for (const Text& allowed : settings.attachments) {
    const std::string ending = bare(allowed.text);
    if (std::find(std::begin(kRunning), std::end(kRunning), ending) != std::end(kRunning)) continue;
    if (is_telling_name("x." + ending)) continue;
    // Among three letters everything is near: “pdf” is no slip for “rdf”.
    const std::string nearest = ending.size() > 3 ? closest(ending, kRunning) : std::string();
    diagnostics.error(allowed.place, Message::of(messages::kUnknownAttachment, allowed.text),
                      did_you_mean(nearest));
  }
}

}  // namespace zhanting
