#include "serve/answer.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_text.h"
#include "base/paths.h"
#include "base/text.h"
#include "serve/conditional.h"
#include "serve/gate.h"
#include "serve/messages.h"
#include "serve/mime_type.h"
#include "serve/overlay.h"
#include "serve/request_target.h"

namespace zhanting {

namespace {

/// Answers to this host's name at this port; at port 80 browsers leave it out. What has a token may
/// stand behind other ports, a container's for one.
bool is_our_host(std::string_view host, const Gate& gate) {
  if (!gate.token.empty()) return is_address_host(host);
  const int port = gate.port;
  const std::string lower = to_lower_ascii(host);
  for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
    if (lower == fmt::format("{}:{}", name, port) || (port == 80 && lower == name)) return true;
  }
  return false;
}

bool is_one_of(const HttpRequest& request, std::string_view name,
               std::initializer_list<std::string_view> values) {
  const auto found = request.headers.find(name);
  return found != request.headers.end() &&
         std::all_of(found->second.begin(), found->second.end(), [&](const std::string& value) {
           return std::find(values.begin(), values.end(), value) != values.end();
         });
}

/// A browser says for whom it asks, and no page can make it say otherwise. A link that leads to us
/// is the reader's own wish; a picture, a script, a frame or a stream in another site's page is
/// not.
bool is_for_another_site(const HttpRequest& request) {
  if (!request.headers.contains("sec-fetch-site") ||
      is_one_of(request, "sec-fetch-site", {"same-origin", "none"}))
    return false;
  return request.target.starts_with(kOverlayFolder) ||
         !is_one_of(request, "sec-fetch-mode", {"navigate"}) ||
         !is_one_of(request, "sec-fetch-dest", {"document"});
}

/// What is wrong with the request before its target is looked at; status 200 if nothing is.
HttpAnswer check_request(const HttpRequest& request, const Gate& gate) {
  const auto host = request.headers.find("host");
  if (host == request.headers.end() || host->second.size() != 1)
    return refusal(400, "one Host header is needed");
  if (!is_our_host(host->second.front(), gate)) return refusal(403, "not a host of this preview");
  if (const auto origin = request.headers.find("origin"); origin != request.headers.end()) {
    constexpr std::string_view kScheme = "http://";
    for (const std::string& each : origin->second) {
      const bool ours = each.starts_with(kScheme) &&
                        (gate.token.empty() ? is_our_host(each.substr(kScheme.size()), gate)
                                            : each.substr(kScheme.size()) == host->second.front());
      if (!ours) return refusal(403, "not an origin of this preview");
    }
  }
  if (!gate.token.empty() && !has_token(request, gate)) return answer_stranger(request, gate);
  if (is_for_another_site(request))
    return refusal(403, "not inside pages of another site: open the preview in a tab of its own");
  if (request.method != "GET" && request.method != "HEAD") {
    HttpAnswer refused = refusal(405, "only GET and HEAD");
    refused.headers.emplace_back("Allow", "GET, HEAD");
    return refused;
  }
  return {};
}

HttpAnswer redirect(int status, std::string location) {
  HttpAnswer answer = refusal(status, "see " + location);
  answer.headers.emplace_back("Location", std::move(location));
  return answer;
}

HttpAnswer file_answer(std::string_view path, std::string body) {
  HttpAnswer answer;
  answer.type = mime_type(path);
  answer.body = answer.type.starts_with("text/html") ? with_overlay(body) : std::move(body);
  return answer;
}

std::string no_site_page(Language language) {
  return page_without_site(language == Language::kChinese ? "zh-CN" : "en",
                           text_of({messages::kServeNoSite, {}}, language));
}

HttpAnswer not_found(const PreviewFiles& site) {
  std::optional<std::string> body = site.read("404.html");
  if (!body) return refusal(404, "not found");
  HttpAnswer answer = file_answer("404.html", *std::move(body));
  answer.status = 404;
  return answer;
}

HttpAnswer site_answer(const RequestTarget& target, const PreviewState& state) {
  const std::string query = target.query.empty() ? "" : "?" + target.query;
  const bool above = target.path == "/" || target.path + "/" == state.base_path;
  if (above && target.path != state.base_path) return redirect(302, state.base_path + query);
  std::string path;
  if (!find_site_path(target.path, state, path)) return not_found(*state.site);
  if (std::optional<std::string> body = state.site->read(path))
    return file_answer(path, *std::move(body));
  if (state.site->read(join_path(path, "index.html")))
    return redirect(301, target.raw_path + "/" + query);
  return not_found(*state.site);
}

HttpAnswer overlay_answer(const RequestTarget& target) {
  const std::string_view name = std::string_view(target.path).substr(kOverlayFolder.size());
  if (std::optional<std::string> file = overlay_file(name)) {
    HttpAnswer answer;
    answer.type = mime_type(name);
    answer.body = std::move(*file);
    return answer;
  }
  if (name == "events") {
    HttpAnswer answer;
    answer.type = "text/event-stream";
    answer.events = true;
    answer.page = target.parameter("page");
    return answer;
  }
  return refusal(404, "not found");
}

}  // namespace

HttpAnswer refusal(int status, std::string reason) {
  return {.status = status,
          .type = "text/plain; charset=utf-8",
          .headers = {},
          .body = std::move(reason) + "\n",
          .events = false,
          .page = {}};
}

bool find_site_path(std::string_view path, const PreviewState& state, std::string& out) {
  if (!path.starts_with(state.base_path)) return false;
  out = path.substr(state.base_path.size());
  if (out.empty() || out.ends_with('/')) out += "index.html";
  return true;
}

HttpAnswer answer(const HttpRequest& request, const PreviewState& state, Language language,
                  const Gate& gate) {
  HttpAnswer given = check_request(request, gate);
  if (given.status != 200) return given;
  const std::optional<RequestTarget> target = parse_target(request.target);
  if (!target) {
    const bool overlong = request.target.size() > kLongestTarget;
    return refusal(overlong ? 414 : 400, overlong ? "the address is too long" : "bad address");
  }
  if (target->path.starts_with(kOverlayFolder)) {
    given = overlay_answer(*target);
  } else if (state.site) {
    given = site_answer(*target, state);
  } else {
    given = file_answer("index.html", no_site_page(language));
    given.status = 503;
  }
  if (given.status == 200 && !given.events) apply_conditions(request, given);
  return given;
}

std::string event_data(std::string_view page, const PreviewState& state, Language language) {
  std::string path, body;
  if (!state.site) {
    body = no_site_page(language);
  } else {
    std::optional<std::string> found;
    if (find_site_path(page, state, path)) found = state.site->read(path);
    if (!found) found = state.site->read("404.html");
    body = found.value_or("");
  }
  const PageVersion version = version_of(body);
  std::string out = "{\"page\":{\"version\":\"" + version.version + "\",\"shape\":\"" +
                    version.shape + "\",\"styles\":[";
  for (const std::string& style : version.styles) {
    if (!out.ends_with('[')) out += ',';
    append_json_string(style, out);
  }
  return out + "]},\"problems\":" + state.problems + "}";
}

}  // namespace zhanting
