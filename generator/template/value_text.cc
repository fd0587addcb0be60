#include "template/value_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/escape.h"
#include "base/utf8.h"
#include "template/messages.h"
#include "template/python_text.h"

namespace zhanting {

namespace {

using Kind = Value::Kind;

/// Markup may hide a colon in an entity.
bool hides_colon(const Value& value, std::string_view url) {
  return value.kind() == Kind::kHtml && url.find('&') != std::string_view::npos &&
         url.find('&') < url.find_first_of("/?#");
}

}  // namespace

std::string type_name(const Value& value) {
  switch (value.kind()) {
    case Kind::kUndefined:
      return "undefined";
    case Kind::kNone:
      return "none";
    case Kind::kBool:
      return "bool";
    case Kind::kInt:
      return "int";
    case Kind::kFloat:
      return "float";
    case Kind::kString:
      return "string";
    case Kind::kHtml:
    case Kind::kLazyHtml:
      return "html";
    case Kind::kList:
      return "list";
    case Kind::kObject:
      return std::string(value.type().name);
  }
  return {};
}

std::vector<std::string_view> member_names(const Value& value) {
  std::vector<std::string_view> names;
  if (value.kind() != Kind::kObject) return names;
  for (const Member& member : value.type().members) names.push_back(member.name);
  return names;
}

void append_text(Run& run, const Value& value, std::string& out) {
  switch (value.kind()) {
    case Kind::kUndefined:
      return;
    case Kind::kNone:
      out += "None";
      return;
    case Kind::kBool:
      out += value.as_bool() ? "True" : "False";
      return;
    case Kind::kInt: {
      const fmt::format_int digits(value.as_int());
      out.append(digits.data(), digits.size());
      return;
    }
    case Kind::kFloat:
      out += float_repr(value.as_float());
      return;
    case Kind::kString:
    case Kind::kHtml:
      out += value.as_string();
      return;
    default:
      run.fail(Message::of(messages::kTemplateNoText, type_name(value)),
               value.kind() == Kind::kList ? std::optional(Message{messages::kHintJoin, {}})
                                           : std::nullopt);
  }
}

std::string text_of(Run& run, const Value& value) {
  std::string out;
  append_text(run, value, out);
  return out;
}

void append_markup(Run& run, const Value& value, std::string& out) {
  if (value.kind() == Kind::kString) {
    append_escaped(value.as_string(), out);
  } else {
    append_text(run, value, out);  // nothing to escape in numbers and names of constants
  }
}

void append_output(Run& run, const Value& value, Escape escape, std::size_t url_start,
                   std::string& out) {
  switch (escape) {
    case Escape::kText:
      return append_markup(run, value, out);
    case Escape::kJson:
      return append_text(run, value, out);
    default:
      break;
  }
  if (value.kind() == Kind::kLazyHtml) return run.fail({messages::kTemplateStoryInAttribute, {}});
  const std::size_t start = out.size();
  if (value.kind() == Kind::kHtml) {
    append_escaped_markup(value.as_string(), out);
  } else {
    append_markup(run, value, out);
  }
  const std::string_view whole = out;
  if (escape == Escape::kAttribute) return;
  if (escape != Escape::kMoreSources) return check_url(run, value, escape, whole.substr(url_start));
  const std::size_t next = whole.find_first_of(kUrlSeparators, start);
  if (next != std::string_view::npos) check_url(run, value, escape, whole.substr(next));
}

void check_url(Run& run, const Value& value, Escape escape, std::string_view html) {
  const bool several = escape == Escape::kSources || escape == Escape::kMoreSources;
  const UrlUse use = escape == Escape::kUrl ? UrlUse::kVisit : UrlUse::kLoad;
  do {
    const std::size_t end =
        several ? std::min(html.find_first_of(kUrlSeparators), html.size()) : html.size();
    const std::string_view url = html.substr(0, end);
    const UrlJudgement judgement = judge_url(url, use);
    if (judgement == UrlJudgement::kScheme || hides_colon(value, url)) {
      return run.fail(Message::of(messages::kTemplateUrlScheme, prefix_code_points(url, 60)),
                      Message{messages::kHintUrlSchemes, {}});
    }
    if (judgement == UrlJudgement::kHost || judgement == UrlJudgement::kForeign) {
      return run.fail(Message::of(messages::kTemplateUrlForeign, prefix_code_points(url, 60)),
                      Message{messages::kHintUrlForeign, {}});
    }
    html.remove_prefix(std::min(end + 1, html.size()));
  } while (!html.empty());
}

}  // namespace zhanting
