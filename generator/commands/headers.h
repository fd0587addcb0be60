#pragma once

#include <string>

#include "commands/console.h"

namespace zhanting {

struct HeadersOptions {
  std::string server;  // a row of hosting/server_config.h
  std::string source = ".";
  std::string base_url;  // overrides site.json's unless empty
  std::string root;      // SOURCE/site unless given
};

/// `zhanting headers`: prints what a web server must be told about the site. Gives the exit status.
int run_headers(const HeadersOptions& options, const Console& console);

}  // namespace zhanting
