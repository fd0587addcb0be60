#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diag/message.h"
#include "serve/preview.h"

namespace zhanting {

/// A request as it came, nothing decoded. Header names are in lower case; a header that came
/// several times has several values.
struct HttpRequest {
  std::string method;
  std::string target;
  std::map<std::string, std::vector<std::string>, std::less<>> headers;
};

struct HttpAnswer {
  int status = 200;
  std::string type;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;     // what GET gives; HEAD gives its length
  bool events = false;  // a stream of events about the page `page` instead of a body
  std::string page;
};

/// Who may ask. Without a token whoever is on this machine, where the server is at `port`; with one
/// whoever has it, from anywhere.
struct Gate {
  int port = 0;
  std::string token = {};
};

/// An answer that only says why there is no other.
HttpAnswer refusal(int status, std::string reason);

/// Answers a request. Only our own pages may ask: another Host (a name that someone points at
/// 127.0.0.1), another Origin, what a browser fetches for a page of another site (Sec-Fetch-Site;
/// its links may lead to us), and whoever has not the gate's token, are refused. Nothing but GET
/// and HEAD is known. `language`: of what the preview itself says.
HttpAnswer answer(const HttpRequest& request, const PreviewState& state, Language language,
                  const Gate& gate);

/// The site's path for a decoded path of a request: “branches/x/index.html” for “/sub/branches/x/”.
/// False when it lies outside the site's folder.
bool find_site_path(std::string_view path, const PreviewState& state, std::string& out);

/// The data of one event: the version of the page at `page` (a decoded path) and what is wrong.
std::string event_data(std::string_view page, const PreviewState& state, Language language);

}  // namespace zhanting
