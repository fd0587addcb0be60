#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "data/value.h"
#include "diag/source_text.h"
#include "template/html_context.h"
#include "template/names.h"
#include "template/syntax.h"

namespace zhanting {

struct FilterRow;
struct TestRow;

using Register = std::uint16_t;  // a slot of a frame
using NameId = std::uint32_t;    // a name of a TemplateSet

/// R[x] is a register, N a name; `d` holds the index, the name or the target of a jump.
enum class Op : std::uint8_t {
  kText,       // put out texts[d]
  kOutput,     // put out R[a], escaped for `escape`
  kUrlStart,   // an address began d bytes ago
  kUrlEnd,     // and ended d bytes ago: it may stand where `escape` says
  kConstant,   // R[a] = constants[d]
  kMove,       // R[a] = R[b]
  kLoad,       // R[a] = the name N, which must be defined
  kRequire,    // the local R[a] called N must be defined
  kUndefined,  // R[a] = undefined
  kAttribute,  // R[a] = R[b].N
  kSubscript,  // R[a] = R[b][R[c]]
  kSlice,      // R[a] = R[b][R[c]:R[c + 1]]
  kNot,        // R[a] = not R[b]
  kNegate,
  kPlus,
  kBinary,       // R[a] = R[b] op R[c]; d is an Operator
  kConcat,       // R[a] = R[b] ~ … ~ R[b + c - 1]
  kJump,         // to d
  kJumpIfFalse,  // to d when R[a] is false
  kJumpIfTrue,
  kJumpIfDefined,
  kListBegin,     // R[a] = []
  kListAppend,    // R[a] gets R[b] at its end
  kDict,          // R[a] = {types[d] : R[b]…}
  kFilter,        // R[a] = filters[d](R[b]; R[b + 1]…), c arguments
  kTest,          // R[a] = tests[d](R[b]; R[b + 1]…), c arguments
  kCall,          // R[a] = R[b](R[b + 1]…); d names the calls row
  kCallOutput,    // the same, put out where it stands (in text)
  kCycle,         // R[a] = one of R[b]… (c of them), by the loop R[d]
  kRange,         // R[a] = range(R[b], …), c arguments
  kSuper,         // R[a] = the block this one overrides
  kSuperOutput,   // the same, put out where it stands
  kForBegin,      // R[a] = a loop over R[b]; to d when it is empty
  kForNext,       // R[b] = the next item of the loop R[a]; to d when there is none
  kUnpack,        // R[a]… = the items of R[b], which has c of them
  kStore,         // the template's own name N = R[a]
  kMacro,         // R[a] = macros[d]
  kInclude,       // render references[d] here
  kImport,        // R[a] = the names of references[d]
  kImportName,    // R[a] = R[b].N, as `from … import` takes it
  kBlock,         // put out the block N
  kCaptureBegin,  // what follows is not put out …
  kCaptureEnd,    // … but becomes R[a]
  kReturn,
};

struct Instruction {
  Op op = Op::kReturn;
  Escape escape = Escape::kText;
  bool soft = false;  // what it finds may be undefined
  Register a = 0;
  Register b = 0;
  Register c = 0;
  std::uint16_t length = 1;  // of the source it stands for
  std::uint32_t d = 0;
  std::uint32_t offset = 0;
};

/// A body that runs in a frame of its own.
struct Unit {
  std::uint32_t begin = 0;
  std::uint32_t registers = 0;
};

struct BlockUnit {
  NameId name = 0;
  Unit unit;
  Mark mark;
  HtmlContext context;  // it stands in
  bool nested = false;  // in another block of the same template
};

struct MacroUnit {
  NameId name = 0;
  std::vector<NameId> parameters;  // the first registers of its frame
  Unit unit;
};

struct CallRow {
  std::uint16_t positional = 0;
  std::vector<NameId> keywords;  // of the arguments that follow them
};

/// A template that an include or an import names.
struct Reference {
  std::uint32_t target = 0;
  bool with_context = false;
  std::vector<std::pair<NameId, Register>> locals;  // that it sees
};

/// A template, compiled. Places in it are offsets in `source`.
struct Program {
  std::uint32_t index = 0;  // in the set
  const SourceText* source = nullptr;
  std::vector<Instruction> code;
  std::vector<std::string> texts;
  std::vector<Value> constants;
  std::vector<const FilterRow*> filters;
  std::vector<const TestRow*> tests;
  std::vector<CallRow> calls;
  std::vector<Reference> references;
  std::deque<ObjectType> types;  // of dict literals
  std::vector<BlockUnit> blocks;
  std::vector<MacroUnit> macros;
  Unit main;
  std::int64_t parent = -1;         // the template it extends
  std::deque<std::string> strings;  // that constants and types view
};

/// What stands behind a block's name in one template: its own block, then those it overrides.
struct BlockChain {
  struct Link {
    const Program* program;
    const BlockUnit* block;
  };
  NameId name = 0;
  std::vector<Link> links;
};
using BlockTable = std::vector<BlockChain>;

/// The compiled templates of a set, linked.
struct Library {
  Names names;
  std::vector<std::unique_ptr<Program>> programs;
  std::vector<BlockTable> blocks;  // by program
};

}  // namespace zhanting
