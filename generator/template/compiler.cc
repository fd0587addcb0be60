#include "template/compiler.h"

#include <set>
#include <utility>

#include "template/compile_statement.h"
#include "template/messages.h"

namespace zhanting {

namespace {

void add_names_set_by(const Body& body, std::vector<Name>& names) {
  for (const Statement* node : body) {
    switch (node->kind) {
      case StatementKind::kSet:
      case StatementKind::kSetBlock:
      case StatementKind::kImport:
      case StatementKind::kFromImport:
        names.insert(names.end(), node->targets.begin(), node->targets.end());
        break;
      case StatementKind::kMacro:
        names.push_back({node->text, node->text_mark});
        break;
      case StatementKind::kIf:
        for (const Branch& branch : node->branches) add_names_set_by(branch.body, names);
        break;
      default:
        break;
    }
  }
}

bool is_about_nesting(MessageCode code) {
  return code == messages::kTemplateContextChanges || code == messages::kTemplateEndsInside;
}

}  // namespace

std::vector<Name> names_set_by(const Body& body) {
  std::vector<Name> names;
  add_names_set_by(body, names);
  std::set<std::string_view> seen;
  std::erase_if(
      names, [&](const Name& name) { return name.text.empty() || !seen.insert(name.text).second; });
  return names;
}

void compile_template(Program& program, const TemplateLookup& lookup, Names& names,
                      Diagnostics& diagnostics) {
  Diagnostics found;
  StatementCompiler(program, lookup, names, found).run();
  for (const Diagnostic& diagnostic : found.all()) {
    if (!program.tree.lacks_end || !is_about_nesting(diagnostic.message.code))
      diagnostics.add(diagnostic);
  }
}

}  // namespace zhanting
