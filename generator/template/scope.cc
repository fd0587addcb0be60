#include "template/scope.h"

#include <algorithm>

#include "template/operations.h"
#include "template/value_text.h"

namespace zhanting {

Scope* Scope::make(Run& run, const Scope* parent, bool sees_page) {
  Scope* scope = run.make<Scope>();
  scope->parent_ = parent;
  scope->sees_page_ = sees_page;
  return scope;
}

void Scope::set(Run& run, NameId name, const Value& value) {
  Entry* end = entries_ + size_;
  const bool known = (bits_ & bit(name)) != 0;
  Entry* entry =
      known ? std::find_if(entries_, end, [&](const Entry& row) { return row.name == name; }) : end;
  if (entry != end) {
    entry->value = value;
    return;
  }
  if (size_ == capacity_) {
    capacity_ = std::max<std::uint32_t>(8, capacity_ * 2);
    Entry* grown = run.make<Entry>(capacity_);
    std::copy(entries_, end, grown);
    entries_ = grown;
  }
  entries_[size_++] = {name, value};
  bits_ |= bit(name);
}

Value Scope::find_own(NameId name) const {
  if ((bits_ & bit(name)) == 0) return Value();
  for (std::uint32_t i = 0; i < size_; ++i) {
    if (entries_[i].name == name) return entries_[i].value;
  }
  return Value();
}

Value Scope::find(NameId name, const Names& names, const Value& page,
                  const MemberCache& cache) const {
  const Scope* scope = this;
  for (;; scope = scope->parent_) {
    const Value own = scope->find_own(name);
    if (!own.is_undefined()) return own;
    if (!scope->parent_) break;
  }
  if (!scope->sees_page_ || page.kind() != Value::Kind::kObject) return Value();
  const Member* member = cache.find(page.type(), names.text_of(name));
  return member ? member->get(page.self()) : Value();
}

bool Scope::sees_page() const {
  const Scope* scope = this;
  while (scope->parent_) scope = scope->parent_;
  return scope->sees_page_;
}

std::vector<std::string_view> Scope::own(const Names& names) const {
  std::vector<std::string_view> out;
  for (std::uint32_t i = 0; i < size_; ++i) out.push_back(names.text_of(entries_[i].name));
  return out;
}

std::vector<std::string_view> Scope::known(const Names& names, const Value& page) const {
  std::vector<std::string_view> out = own(names);
  for (const Scope* scope = parent_; scope; scope = scope->parent_) {
    const std::vector<std::string_view> more = scope->own(names);
    out.insert(out.end(), more.begin(), more.end());
  }
  if (sees_page()) {
    const std::vector<std::string_view> more = member_names(page);
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

namespace {

const ObjectType& macro_type() {
  static const ObjectType kType = {"macro", {}};
  return kType;
}

const ObjectType& module_type() {
  static const ObjectType kType = {"module", {}};
  return kType;
}

}  // namespace

Value value_of_macro(const Macro* macro) {
  return Value::object(macro, macro_type());
}

const Macro* find_macro(const Value& value) {
  const bool is_macro = value.kind() == Value::Kind::kObject && &value.type() == &macro_type();
  return is_macro ? static_cast<const Macro*>(value.self()) : nullptr;
}

Value value_of_module(const Scope* scope) {
  return Value::object(scope, module_type());
}

const Scope* find_module(const Value& value) {
  const bool is_module = value.kind() == Value::Kind::kObject && &value.type() == &module_type();
  return is_module ? static_cast<const Scope*>(value.self()) : nullptr;
}

}  // namespace zhanting
