#pragma once

#include <string_view>
#include <vector>

#include "template/program.h"
#include "template/run.h"

namespace zhanting {

/// The names of a template while it is rendered, apart from the locals of its frames: what it sets
/// itself, then what the including template sees, then what the page gives. Lives in the arena.
class Scope {
 public:
  /// `sees_page` matters for a scope without a parent.
  static Scope* make(Run& run, const Scope* parent, bool sees_page);

  void set(Run& run, NameId name, const Value& value);
  /// Undefined when nothing is called so.
  Value find(NameId name, const Names& names, const Value& page, const MemberCache& cache) const;
  /// Among what the template set itself.
  Value find_own(NameId name) const;
  /// Every name that find() would find.
  std::vector<std::string_view> known(const Names& names, const Value& page) const;
  std::vector<std::string_view> own(const Names& names) const;
  bool sees_page() const;

 private:
  struct Entry {
    NameId name;
    Value value;
  };

  static std::uint64_t bit(NameId name) { return std::uint64_t{1} << (name % 64); }

  const Scope* parent_ = nullptr;
  Entry* entries_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
  std::uint64_t bits_ = 0;  // name % 64 of every entry: most names are not among them
  bool sees_page_ = true;
};

/// A macro and the scope it was defined in.
struct Macro {
  const Program* program;
  const MacroUnit* unit;
  Scope* scope;
};
Value value_of_macro(const Macro* macro);
const Macro* find_macro(const Value& value);  // null when `value` is none

/// The names of an imported template are the own names of its scope.
Value value_of_module(const Scope* scope);
const Scope* find_module(const Value& value);

}  // namespace zhanting
