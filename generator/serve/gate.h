#pragma once

#include <string>

#include "serve/answer.h"

/// Who may look at a preview that other machines can reach (`serve --bind`).
namespace zhanting {

/// Whether a Host header names a host by its IP address, or this machine as localhost, at whatever
/// port: no page can make a browser send its own site's name so.
bool is_address_host(std::string_view host);

/// Whether the request's cookie holds the token; how long the comparison takes tells nothing of it.
bool has_token(const HttpRequest& request, const Gate& gate);

/// What a request without the cookie gets: for the address with the token a cookie and the way to
/// the page, else a refusal.
HttpAnswer answer_stranger(const HttpRequest& request, const Gate& gate);

}  // namespace zhanting
