#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "diag/source_text.h"
#include "template/html_context.h"
#include "template/names.h"
#include "template/syntax.h"

namespace zhanting {

/// A body that runs in a frame of its own.
struct Unit {
  const Branch* branch = nullptr;
  std::size_t slots = 0;
  int depth = 0;                     // of the recursion over its tags and expressions
  const Statement* macro = nullptr;  // whose parameters are the first slots; else null
};

struct BlockUnit {
  NameId name = 0;
  Unit unit;
  Mark mark;
  HtmlContext context;  // it stands in
};

struct MacroUnit {
  NameId name = 0;
  Unit unit;
};

/// A template that an include or an import names.
struct Reference {
  std::uint32_t target = 0;
  bool with_context = false;
  std::vector<std::pair<NameId, Slot>> locals;  // that it sees
};

/// A template, compiled. Places in it are offsets in `source`.
struct Program {
  std::uint32_t index = 0;  // in the set
  const SourceText* source = nullptr;
  Tree tree;
  Unit main;
  std::vector<Reference> references;
  std::vector<BlockUnit> blocks;
  std::vector<MacroUnit> macros;
  std::int64_t parent = -1;  // the template it extends
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
  std::size_t shared = 0;          // how many nodes hold what all pages share
};

}  // namespace zhanting
