#include "data/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cassert>
#include <mutex>
#include <utility>

#include "base/json_text.h"

namespace zhanting {

const Member* ObjectType::find(std::string_view member) const {
  const auto row = std::find_if(members.begin(), members.end(),
                                [&](const Member& candidate) { return candidate.name == member; });
  return row == members.end() ? nullptr : &*row;
}

const ObjectType& interned_type(std::string_view name, const std::vector<Member>& members) {
  using Key = std::pair<std::string, std::vector<std::pair<std::string, Value (*)(const void*)>>>;
  static std::mutex mutex;
  static std::map<Key, ObjectType> all;
  Key key{std::string(name), {}};
  for (const Member& member : members) key.second.emplace_back(member.name, member.get);
  const std::lock_guard lock(mutex);
  const auto [at, is_new] = all.try_emplace(std::move(key));
  if (is_new) {
    at->second.name = at->first.first;  // names live in the key
    for (const auto& [member_name, get] : at->first.second)
      at->second.members.push_back({member_name, get});
  }
  return at->second;
}

Value Value::get(std::string_view member) const {
  const Member* row = object_type_->find(member);
  return row ? row->get(self_) : Value();
}

bool Value::truthy() const {
  switch (kind_) {
    case Kind::kUndefined:
    case Kind::kNone:
      return false;
    case Kind::kBool:
      return bool_;
    case Kind::kInt:
      return int_ != 0;
    case Kind::kFloat:
      return float_ != 0;
    case Kind::kString:
    case Kind::kHtml:
      return size_ != 0;
    case Kind::kLazyHtml:
      return !lazy_->empty();
    case Kind::kList:
      return size() != 0;
    case Kind::kObject:
      return true;
  }
  return false;
}

void add_to_hash(const Value& value, Hasher& hasher) {
  hasher.add(static_cast<std::uint64_t>(value.kind()));
  switch (value.kind()) {
    case Value::Kind::kUndefined:
    case Value::Kind::kNone:
      return;
    case Value::Kind::kBool:
      return hasher.add(static_cast<std::uint64_t>(value.as_bool()));
    case Value::Kind::kInt:
      return hasher.add(static_cast<std::uint64_t>(value.as_int()));
    case Value::Kind::kFloat:
      return hasher.add(std::bit_cast<std::uint64_t>(value.as_float()));
    case Value::Kind::kString:
    case Value::Kind::kHtml:
      return hasher.add(value.as_string());
    case Value::Kind::kLazyHtml:
      assert(false);
      return;
    case Value::Kind::kList: {
      const std::size_t size = value.size();
      hasher.add(static_cast<std::uint64_t>(size));
      for (std::size_t i = 0; i < size; ++i) add_to_hash(value.at(i), hasher);
      return;
    }
    case Value::Kind::kObject:
      // The members' names are the program's own: its version is hashed once, with the template.
      for (const Member& member : value.type().members)
        add_to_hash(member.get(value.self()), hasher);
      return;
  }
}

namespace {

bool is_empty(const Value& value) {
  switch (value.kind()) {
    case Value::Kind::kUndefined:
    case Value::Kind::kNone:
      return true;
    case Value::Kind::kString:
    case Value::Kind::kHtml:
    case Value::Kind::kLazyHtml:
    case Value::Kind::kList:
      return !value.truthy();
    default:
      return false;
  }
}

}  // namespace

void append_json(const Value& value, std::string& out, bool skip_empty) {
  switch (value.kind()) {
    case Value::Kind::kUndefined:
    case Value::Kind::kNone:
      out += "null";
      return;
    case Value::Kind::kBool:
      out += value.as_bool() ? "true" : "false";
      return;
    case Value::Kind::kInt:
      out += fmt::format("{}", value.as_int());
      return;
    case Value::Kind::kFloat:
      out += fmt::format("{}", value.as_float());
      return;
    case Value::Kind::kString:
    case Value::Kind::kHtml:
      return append_json_string(value.as_string(), out);
    case Value::Kind::kLazyHtml: {
      std::string html;
      std::vector<HtmlMark> marks;
      value.as_lazy_html().append_to(html, "", marks);
      return append_json_string(html, out);
    }
    case Value::Kind::kList: {
      out += '[';
      const std::size_t size = value.size();
      for (std::size_t i = 0; i < size; ++i) {
        if (i > 0) out += ", ";
        append_json(value.at(i), out, skip_empty);
      }
      out += ']';
      return;
    }
    case Value::Kind::kObject: {
      out += '{';
      bool first = true;
      for (const Member& member : value.type().members) {
        const Value item = member.get(value.self());
        if (skip_empty && is_empty(item)) continue;
        if (!first) out += ", ";
        first = false;
        append_json_string(member.name, out);
        out += ": ";
        append_json(item, out, skip_empty);
      }
      out += '}';
      return;
    }
  }
}

}  // namespace zhanting
