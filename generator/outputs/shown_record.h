#pragma once

#include <cassert>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "model/records.h"

namespace zhanting {

/// What the page of a record shows of it, as messages call it: its slug, the rows with these keys
/// and what only the page knows. REQUIRES: the record has these rows.
template <typename R>
ObjectType shown_record(std::string_view name, std::initializer_list<std::string_view> rows,
                        std::vector<Member> more) {
  const RecordType& record = record_type(static_cast<const R*>(nullptr));
  ObjectType type{name, std::move(more)};
  type.members.push_back(
      {"slug", [](const void* self) { return value_of(static_cast<const R*>(self)->slug); }});
  for (const std::string_view key : rows) {
    const FieldRow* row = record.find(key);
    assert(row);
    type.members.push_back({row->name, row->get});
  }
  return type;
}

/// The member of a view that points to its record, as `Fields` shows it.
template <auto M, const ObjectType& (*Fields)()>
Member shown(std::string_view name) {
  using View = typename internal::MemberOf<M>::Class;
  return {name, [](const void* self) {
            return Value::object(static_cast<const View*>(self)->*M, Fields());
          }};
}

/// The source of a report or an entry; none when nothing of it is known.
template <typename R>
Value shown_source(const void* self) {
  const SourceNote& source = static_cast<const R*>(self)->source;
  return source.empty() ? Value::none() : value_of(source);
}

}  // namespace zhanting
