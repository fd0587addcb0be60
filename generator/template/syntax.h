#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"
#include "template/html_context.h"

/// A template as a tree. The parser makes it; the compiler checks it and fills what is marked
/// "resolved", so that rendering walks it without looking anything up.
namespace zhanting {

struct FilterRow;
struct TestRow;

using NameId = std::uint32_t;  // a name of a TemplateSet
using Slot = std::int32_t;     // of a local in its frame
inline constexpr Slot kNoSlot = -1;

/// Bytes of a template's source that a message points to.
struct Mark {
  std::size_t offset = 0;
  std::size_t length = 1;
};

enum class ExprKind : std::uint8_t {
  kBad,        // a mistake, already reported
  kLiteral,    // value
  kName,       // text
  kAttribute,  // items[0].text
  kSubscript,  // items[0][items[1]]
  kSlice,      // items[0][items[1]:items[2]], either may be null
  kFilter,     // items[0]|text(arguments); resolved: the arguments are items too,
               // null if not given
  kTest,       // items[0] is text(arguments); negated: is not; resolved alike
  kCall,       // items[0](arguments)
  kRange,      // range(items…), resolved from a call
  kSuper,      // super(), likewise
  kNot,        // items[0]
  kNegate,
  kPlus,
  kBinary,   // items[0] op items[1]
  kCompare,  // items[0] ops[0] items[1] ops[1] items[2] …
  kAnd,
  kOr,
  kConcat,       // items[0] ~ items[1] ~ …
  kConditional,  // items[0] if items[1] else items[2] (null when there is no
                 // else)
  kList,         // items
};

enum class Operator : std::uint8_t {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kFloorDivide,
  kModulo,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kIn,
  kNotIn,
};

struct Expr;

struct Argument {
  std::string_view name;  // empty: by position
  Expr* value = nullptr;
  Mark mark;
  NameId id = 0;  // resolved
};

struct Expr {
  ExprKind kind = ExprKind::kBad;
  Mark mark;
  int depth = 1;
  bool negated = false;
  Operator op = Operator::kAdd;
  std::string_view text;
  Value value;
  std::vector<Expr*> items;
  std::vector<Operator> ops;
  std::vector<Argument> arguments;

  // Resolved
  bool soft = false;    // a name, member or item that may be undefined
  Slot slot = kNoSlot;  // of a name that is a local
  NameId id = 0;        // of a name or an attribute
  const FilterRow* filter = nullptr;
  const TestRow* test = nullptr;
  MemberCache member;  // of a name or an attribute
};

enum class StatementKind : std::uint8_t {
  kText,        // text
  kPrint,       // expr
  kIf,          // branches: condition (null in else) and body
  kFor,         // targets in expr if filter; branches[0] the body, branches[1] else
  kSet,         // targets[0] = expr
  kSetBlock,    // targets[0], branches[0]
  kWith,        // targets, exprs, branches[0]
  kBlock,       // text, branches[0]
  kExtends,     // text
  kInclude,     // text
  kImport,      // text as targets[0]
  kFromImport,  // text import names as targets
  kMacro,       // text(targets), exprs (null where there is no default), branches[0]
  kShared,      // branches[0]: what is the same on every page, put together by group_shared()
};

struct Statement;
using Body = std::vector<Statement*>;

struct Name {
  std::string_view text;
  Mark mark;

  // Resolved
  NameId id = 0;
  Slot slot = kNoSlot;  // none: a name of the template itself
};

/// A name that a body sets is a local of its own, which begins as what it is outside.
struct Local {
  Slot slot = kNoSlot;
  Slot outer = kNoSlot;  // none: what the template's scope has
  NameId id = 0;
  MemberCache member = {};  // of the page
};

struct Branch {
  Mark mark;  // its tag's word
  Expr* condition = nullptr;
  Body body;
  std::vector<Local> locals;  // resolved
};

struct Statement {
  StatementKind kind = StatementKind::kText;
  Mark mark;
  std::string_view text;
  Mark text_mark;  // where `text` is a name
  Expr* expr = nullptr;
  Expr* filter = nullptr;
  bool with_context = false;
  std::vector<Name> targets;
  std::vector<Name> names;
  std::vector<Expr*> exprs;
  std::vector<Branch> branches;

  // Resolved
  bool skipped = false;                    // it puts nothing out, or is a mistake
  Escape escape = Escape::kText;           // of what a print puts out
  std::vector<HtmlContext::Event> events;  // of a text
  Slot slot = kNoSlot;                     // of a for's loop
  NameId id = 0;                           // of a block
  std::size_t index = 0;  // of a macro or a reference in the Program, of what is shared
};

/// A parsed template. Owns its nodes and the strings they view, apart from the source.
struct Tree {
  Branch root;
  std::deque<Expr> exprs;
  std::deque<Statement> nodes;
  std::deque<std::string> strings;
  bool lacks_end = false;  // of a tag: what is inside what is a guess
};

}  // namespace zhanting
