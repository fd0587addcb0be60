#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/hash.h"
#include "data/html_mark.h"

namespace zhanting {

class Value;

/// A member that templates may read of objects of one C++ type.
struct Member {
  std::string_view name;
  Value (*get)(const void* self);
};

/// The members of a C++ type, as templates see it. Static data; compared by address.
struct ObjectType {
  std::string_view name;  // for error messages: “report has no 'titel'”
  std::vector<Member> members;

  const Member* find(std::string_view member) const;
};

/// The type of these members, whose names are known at run time only. Kept for ever, since
/// templates remember types by their address: the same members give the same type. Thread-safe.
const ObjectType& interned_type(std::string_view name, const std::vector<Member>& members);

/// Looks a name up in one type after another, as a point of a template does: most often the type is
/// the last one, and then no names are compared. Thread-safe. REQUIRES: types are never moved, and
/// outlive it.
class MemberCache {
 public:
  MemberCache() = default;
  MemberCache(const MemberCache&) {}
  MemberCache& operator=(const MemberCache&) = delete;

  /// REQUIRES: every call has the same `member`.
  const Member* find(const ObjectType& type, std::string_view member) const {
    const Member* last = find_again(type);
    return last ? last : find_first(type, member);
  }
  /// Only if the last type was the same.
  const Member* find_again(const ObjectType& type) const {
    const Member* last = last_.load(std::memory_order_relaxed);
    const Member* first = type.members.data();
    const bool of_type =
        std::less_equal<>()(first, last) && std::less<>()(last, first + type.members.size());
    return of_type ? last : nullptr;
  }

 private:
  const Member* find_first(const ObjectType& type, std::string_view member) const {
    const Member* found = type.find(member);
    if (found) last_.store(found, std::memory_order_relaxed);
    return found;
  }

  mutable std::atomic<const Member*> last_ = nullptr;
};

/// How templates walk a C++ list.
struct ListType {
  std::size_t (*size)(const void* self);
  Value (*at)(const void* self, std::size_t index);
};

/// HTML made when a template asks for it (a story).
class LazyHtml {
 public:
  virtual ~LazyHtml() = default;
  virtual bool empty() const = 0;
  /// `root` is the rendering page's way to the site's root (RenderInput::root). Adds the ids and
  /// addresses of what it appends to `marks`, in order.
  virtual void append_to(std::string& out, std::string_view root,
                         std::vector<HtmlMark>& marks) const = 0;
};

/// What a template works with: a small copyable view that owns nothing. Strings, objects and lists
/// it shows must outlive it: page data outlives rendering, and what a template computes lives in
/// the renderer's arena.
class Value {
 public:
  enum class Kind {
    kUndefined,
    kNone,
    kBool,
    kInt,
    kFloat,
    kString,
    kHtml,
    kLazyHtml,
    kList,
    kObject
  };

  Value() = default;  // undefined
  static Value none() { return Value(Kind::kNone); }
  static Value boolean(bool value) {
    Value out(Kind::kBool);
    out.bool_ = value;
    return out;
  }
  static Value integer(std::int64_t value) {
    Value out(Kind::kInt);
    out.int_ = value;
    return out;
  }
  static Value number(double value) {
    Value out(Kind::kFloat);
    out.float_ = value;
    return out;
  }
  /// Text: escaped where it is put out.
  static Value string(std::string_view value) { return Value(Kind::kString, value); }
  /// Markup that is already HTML.
  static Value html(std::string_view value) { return Value(Kind::kHtml, value); }
  static Value lazy_html(const LazyHtml* value) {
    Value out(Kind::kLazyHtml);
    out.lazy_ = value;
    return out;
  }
  static Value object(const void* self, const ObjectType& type) {
    Value out(Kind::kObject);
    out.self_ = self;
    out.object_type_ = &type;
    return out;
  }
  static Value list(const void* self, const ListType& type) {
    Value out(Kind::kList);
    out.self_ = self;
    out.list_type_ = &type;
    return out;
  }

  Kind kind() const { return kind_; }
  bool is_undefined() const { return kind_ == Kind::kUndefined; }
  bool is_string() const { return kind_ == Kind::kString || kind_ == Kind::kHtml; }
  bool is_number() const {
    return kind_ == Kind::kInt || kind_ == Kind::kFloat || kind_ == Kind::kBool;
  }

  bool as_bool() const { return bool_; }                         // REQUIRES: kBool
  std::int64_t as_int() const { return int_; }                   // REQUIRES: kInt
  double as_float() const { return float_; }                     // REQUIRES: kFloat
  std::string_view as_string() const { return {text_, size_}; }  // REQUIRES: is_string()
  const LazyHtml& as_lazy_html() const { return *lazy_; }        // REQUIRES: kLazyHtml

  /// REQUIRES: kList.
  std::size_t size() const { return list_type_->size(self_); }
  Value at(std::size_t index) const { return list_type_->at(self_, index); }

  /// REQUIRES: kObject. get() gives undefined when there is no such member.
  const ObjectType& type() const { return *object_type_; }
  const void* self() const { return self_; }
  Value get(std::string_view member) const;

  /// False for undefined, none, false, 0, "", empty lists and empty HTML.
  bool truthy() const;

 private:
  explicit Value(Kind kind) : kind_(kind) {}
  Value(Kind kind, std::string_view text) : kind_(kind), text_(text.data()), size_(text.size()) {}

  Kind kind_ = Kind::kUndefined;
  union {
    bool bool_;
    std::int64_t int_;
    double float_;
    const char* text_;
    const LazyHtml* lazy_;
    const void* self_ = nullptr;
  };
  union {
    std::size_t size_ = 0;
    const ObjectType* object_type_;
    const ListType* list_type_;
  };
};

/// Adds all that can be reached from `value`. REQUIRES: no cycles, and no lazy HTML, which says
/// what it is only when it is made.
void add_to_hash(const Value& value, Hasher& hasher);

/// Appends `value` as JSON on one line; objects keep the order of their members. With `skip_empty`
/// members that are none, "" or [] are left out. Lazy HTML is made.
void append_json(const Value& value, std::string& out, bool skip_empty = false);

/// Markup that is already HTML, as a member of a view.
struct Html {
  std::string text;
};

// value_of: C++ data as templates see it. A struct takes part by an overload
// `const ObjectType& object_type(const T*)` in its own namespace.

inline Value value_of(const Value& value) {
  return value;
}
inline Value value_of(bool value) {
  return Value::boolean(value);
}
inline Value value_of(int value) {
  return Value::integer(value);
}
inline Value value_of(std::int64_t value) {
  return Value::integer(value);
}
inline Value value_of(std::uint32_t value) {
  return Value::integer(value);
}
inline Value value_of(std::size_t value) {
  return Value::integer(static_cast<std::int64_t>(value));
}
inline Value value_of(double value) {
  return Value::number(value);
}
inline Value value_of(const std::string& value) {
  return Value::string(value);
}
inline Value value_of(std::string_view value) {
  return Value::string(value);
}
inline Value value_of(const Html& value) {
  return Value::html(value.text);
}
Value value_of(const char*) = delete;

template <typename T>
  requires requires(const T* t) { object_type(t); }
Value value_of(const T& value) {
  return Value::object(&value, object_type(&value));
}

template <typename T>
Value value_of(const std::vector<T>& value);

template <typename T>
Value value_of(const T* value) {
  return value ? value_of(*value) : Value::none();
}

template <typename T>
Value value_of(const std::unique_ptr<T>& value) {
  return value_of(static_cast<const T*>(value.get()));
}

template <typename T>
Value value_of(const std::optional<T>& value) {
  return value ? value_of(*value) : Value::none();
}

template <typename T>
Value value_of(const std::vector<T>& value) {
  static constexpr ListType kType = {
      [](const void* self) { return static_cast<const std::vector<T>*>(self)->size(); },
      [](const void* self, std::size_t i) {
        return value_of((*static_cast<const std::vector<T>*>(self))[i]);
      }};
  return Value::list(&value, kType);
}

namespace internal {
template <auto M>
struct MemberOf;
template <typename C, typename T, T C::*M>
struct MemberOf<M> {
  using Class = C;
  static Value get(const void* self) {
    // A data member, or a const member function without arguments.
    if constexpr (std::is_member_function_pointer_v<decltype(M)>) {
      return value_of((static_cast<const C*>(self)->*M)());
    } else {
      return value_of(static_cast<const C*>(self)->*M);
    }
  }
};
}  // namespace internal

/// member<&Card::title>("title"): a row of an ObjectType. A member function must return a
/// reference, a pointer, a number or a view: what it returns by value would be gone.
template <auto M>
Member member(std::string_view name) {
  return {name, &internal::MemberOf<M>::get};
}

}  // namespace zhanting
