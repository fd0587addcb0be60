#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "template/program.h"
#include "template/run.h"

/// Values as text: for the page, in its context, and for messages.
namespace zhanting {

/// No text that a template computes may be longer (bytes).
inline constexpr std::size_t kMaxText = std::size_t{64} << 20U;

/// What messages call the type of `value`: "string", "list", "entry".
std::string type_name(const Value& value);
/// The names that `value` has, for "did you mean".
std::vector<std::string_view> member_names(const Value& value);

/// str(value). Fails for lists, objects and stories, which have no text.
void append_text(Run& run, const Value& value, std::string& out);
std::string text_of(Run& run, const Value& value);
/// Markup as it is, anything else escaped: MarkupSafe's escape of a value.
void append_markup(Run& run, const Value& value, std::string& out);
/// Puts out `value` where `escape` says; `url_start` is where a URL attribute began in `out`.
void append_output(Run& run, const Value& value, Escape escape, std::size_t url_start,
                   std::string& out);
/// Fails unless the address `html`, which `value` is a part of, may stand where `escape` says.
void check_url(Run& run, const Value& value, Escape escape, std::string_view html);

}  // namespace zhanting
