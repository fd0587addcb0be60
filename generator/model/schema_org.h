#pragma once

#include <string>
#include <string_view>

/// The names of schema.org that showcases use most. It has many more: what is not here may be
/// right.
namespace zhanting {

/// The common type that `name` is a slip of; "" of a common type, and of what is near none.
std::string nearest_schema_type(std::string_view name);
/// The same of properties.
std::string nearest_schema_property(std::string_view name);

/// Works have headlines, languages and dates of publishing; people, places and things have none.
/// False of a type that is not known here.
bool is_schema_work(std::string_view type);

}  // namespace zhanting
