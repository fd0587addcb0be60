#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.h"
#include "diag/source_text.h"

namespace zhanting {

struct JsonMember;

/// A JSON value that knows where it stands. `place` marks the whole token; for objects and lists
/// the opening bracket.
struct JsonNode {
  enum class Kind { kNull, kBool, kInteger, kNumber, kString, kArray, kObject };

  Kind kind = Kind::kNull;
  Place place;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;  // of integers too
  std::string text;   // strings: the value; numbers: as written
  std::vector<JsonNode> items;
  std::vector<JsonMember> members;  // in the file's order
};

struct JsonMember {
  std::string key;
  Place key_place;
  JsonNode value;
};

/// Reads one JSON document. Reports a syntax error (the first), duplicate keys (all, at the
/// second), nesting deeper than 32 and control characters in strings. Nothing comes back after a
/// syntax error.
std::optional<JsonNode> read_json(const SourceText& source, Diagnostics& diagnostics);

}  // namespace zhanting
