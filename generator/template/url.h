#pragma once

#include <cstdint>
#include <string_view>

/// The addresses in a page's attributes, judged as a browser reads them. A reader may be led
/// anywhere by a link that he follows; what the page loads or sends to by itself is the site's own,
/// or stands on a host that the template's author wrote.
namespace zhanting {

/// What a browser does with the value of an attribute.
enum class UrlUse : std::uint8_t {
  kNone,
  kVisit,  // goes there when the reader chooses to: href of <a>
  kLoad,   // loads it, or sends a form to it: src, action
  kLoads,  // several, parted by white space, commas or semicolons: srcset, ping
};
/// `tag` and `attribute` in lower case; `rel` is what a <link> has said so far.
UrlUse url_use(std::string_view tag, std::string_view attribute, std::string_view rel);

enum class UrlJudgement : std::uint8_t {
  kAllowed,  // whatever follows
  kOpen,     // what follows decides
  kScheme,   // neither relative nor http, https, mailto, tel
  kHost,     // to be loaded from another site, whose name may go on
  kForeign,  // to be loaded from another site, whose name is complete
};
/// Judges the beginning of one address (markup: entities count as what they stand for).
UrlJudgement judge_url(std::string_view html, UrlUse use);

/// The marks that part the addresses of UrlUse::kLoads.
inline constexpr std::string_view kUrlSeparators = " \t\n\r\f,;";

}  // namespace zhanting
