#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace zhanting {

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
  kFilter,     // items[0]|text(arguments)
  kTest,       // items[0] is text(arguments); negated: is not
  kCall,       // items[0](arguments)
  kNot,        // items[0]
  kNegate,
  kPlus,
  kBinary,   // items[0] op items[1]
  kCompare,  // items[0] ops[0] items[1] ops[1] items[2] …
  kAnd,
  kOr,
  kConcat,       // items[0] ~ items[1] ~ …
  kConditional,  // items[0] if items[1] else items[2] (null when there is no else)
  kList,         // items
  kDict,         // names: items
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
  std::vector<std::string_view> names;
};

enum class NodeKind : std::uint8_t {
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
};

struct Node;
using Body = std::vector<Node*>;

struct Branch {
  Mark mark;  // its tag's word
  Expr* condition = nullptr;
  Body body;
};

struct Name {
  std::string_view text;
  Mark mark;
};

struct Node {
  NodeKind kind = NodeKind::kText;
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
};

/// A parsed template. Owns its nodes and the strings they view, apart from the source.
struct Tree {
  Body body;
  std::deque<Expr> exprs;
  std::deque<Node> nodes;
  std::deque<std::string> strings;
  bool lacks_end = false;  // of a tag: what is inside what is a guess
};

}  // namespace zhanting
