#include "template/template_set.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <utility>

#include "base/text.h"
#include "template/compiler.h"
#include "template/messages.h"
#include "template/parser.h"
#include "template/program.h"
#include "template/renderer.h"
#include "template/shared.h"

namespace zhanting {

namespace {

constexpr int kMaxChain = 50;  // of templates that extend, include or import one another

}  // namespace

struct TemplateSet::Data {
  std::vector<TemplateSource> files;
  std::deque<SourceText> sources;
  std::map<std::string, std::uint32_t, std::less<>> index;
  std::vector<Hash128> hashes;
  Library library;
  std::vector<std::atomic<std::size_t>>
      last_sizes;  // of pages, by template: what the next may need

  /// What pages with this root share; of another hash than the last ones', it begins anew.
  std::shared_ptr<SharedPieces> shared_pieces(const RenderInput& input) {
    if (input.shared == Hash128()) return nullptr;
    const std::lock_guard lock(shared_mutex);
    if (shared_hash != input.shared) shared_by_root.clear();
    shared_hash = input.shared;
    std::shared_ptr<SharedPieces>& pieces = shared_by_root[std::string(input.root)];
    if (!pieces) pieces = std::make_shared<SharedPieces>(library.shared);
    return pieces;
  }

  std::mutex shared_mutex;
  Hash128 shared_hash;
  std::map<std::string, std::shared_ptr<SharedPieces>> shared_by_root;
};

namespace {

bool is_reference(const Statement& node) {
  return node.kind == StatementKind::kExtends || node.kind == StatementKind::kInclude ||
         node.kind == StatementKind::kImport || node.kind == StatementKind::kFromImport;
}

/// How the templates of a set name one another. Names that lead nowhere and circles are reported
/// and cut, so that what is left can be compiled, hashed and rendered from the leaves up.
class References {
 public:
  References(const std::vector<TemplateSource>& files, const std::deque<SourceText>& sources,
             const std::map<std::string, std::uint32_t, std::less<>>& index, const Library& library,
             const std::set<std::string_view>& unreadable, Diagnostics& diagnostics)
      : files_(files),
        sources_(sources),
        index_(index),
        library_(library),
        unreadable_(unreadable),
        diagnostics_(diagnostics),
        depths_(files.size(), -1),
        closures_(files.size()) {
    for (std::uint32_t i = 0; i < files.size(); ++i) visit(i);
  }

  std::optional<std::uint32_t> find(const Statement& node) const {
    const auto row = targets_.find(&node);
    return row == targets_.end() ? std::nullopt : std::optional(row->second);
  }

  /// Every template comes behind those it uses.
  const std::vector<std::uint32_t>& order() const { return order_; }
  /// The template and all it uses.
  const std::set<std::uint32_t>& closure(std::uint32_t of) const { return closures_[of]; }

 private:
  /// How many templates stand below this one.
  int visit(std::uint32_t at) {
    if (depths_[at] >= 0) return depths_[at];
    path_.push_back(at);
    int depth = 0;
    closures_[at].insert(at);
    for (const Statement& node : library_.programs[at]->tree.nodes) {
      const std::optional<std::uint32_t> target =
          is_reference(node) ? resolve(at, node) : std::nullopt;
      if (!target) continue;
      const int below = path_.size() > kMaxChain ? kMaxChain : visit(*target);
      if (below + 1 >= kMaxChain) {
        report(at, node, Message::of(messages::kTemplateTooDeep, std::to_string(kMaxChain)));
        continue;
      }
      targets_[&node] = *target;
      depth = std::max(depth, below + 1);
      closures_[at].insert(closures_[*target].begin(), closures_[*target].end());
    }
    path_.pop_back();
    order_.push_back(at);
    return depths_[at] = depth;
  }

  std::optional<std::uint32_t> resolve(std::uint32_t at, const Statement& node) {
    const auto row = index_.find(node.text);
    if (row == index_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, unused] : index_) names.push_back(name);
      report(at, node, Message::of(messages::kTemplateUnknownTemplate, node.text),
             did_you_mean(closest(node.text, names)));
      return std::nullopt;
    }
    if (unreadable_.contains(node.text)) return std::nullopt;
    const auto begin = std::find(path_.begin(), path_.end(), row->second);
    if (begin == path_.end()) return row->second;
    std::string circle;
    for (auto step = begin; step != path_.end(); ++step) circle += files_[*step].name + " → ";
    report(at, node,
           Message::of(messages::kTemplateCircle, node.text, circle + files_[*begin].name));
    return std::nullopt;
  }

  void report(std::uint32_t at, const Statement& node, Message message,
              std::optional<Message> hint = std::nullopt) {
    diagnostics_.error(sources_[at].place(node.text_mark.offset, node.text_mark.length),
                       std::move(message), std::move(hint));
  }

  const std::vector<TemplateSource>& files_;
  const std::deque<SourceText>& sources_;
  const std::map<std::string, std::uint32_t, std::less<>>& index_;
  const Library& library_;
  const std::set<std::string_view>& unreadable_;  // by name: what these hold is not known
  Diagnostics& diagnostics_;
  std::vector<int> depths_;
  std::vector<std::set<std::uint32_t>> closures_;
  std::vector<std::uint32_t> path_;
  std::vector<std::uint32_t> order_;
  std::map<const Statement*, std::uint32_t> targets_;
};

std::vector<const BlockUnit*> inherited_blocks(const Library& library, const Program& program) {
  std::vector<const BlockUnit*> blocks;
  for (std::int64_t parent = program.parent; parent >= 0;) {
    const Program& at = *library.programs[static_cast<std::size_t>(parent)];
    for (const BlockUnit& block : at.blocks) blocks.push_back(&block);
    parent = at.parent;
  }
  return blocks;
}

/// Joins the blocks of `program` with those they override.
BlockTable link_blocks(const Library& library, const Program& program) {
  BlockTable table;
  for (const Program* at = &program;;
       at = library.programs[static_cast<std::size_t>(at->parent)].get()) {
    for (const BlockUnit& block : at->blocks) {
      auto chain = std::find_if(table.begin(), table.end(),
                                [&](const BlockChain& row) { return row.name == block.name; });
      if (chain == table.end()) chain = table.insert(table.end(), {block.name, {}});
      chain->links.push_back({at, &block});
    }
    if (at->parent < 0) return table;
  }
}

Hash128 hash_closure(const std::vector<TemplateSource>& files,
                     const std::set<std::uint32_t>& closure) {
  // Names, not numbers: those depend on what else is in the set.
  std::map<std::string_view, std::string_view> texts;
  for (const std::uint32_t i : closure) texts[files[i].name] = files[i].text;
  Hasher hasher;
  for (const auto& [name, text] : texts) {
    hasher.add(name);
    hasher.add(text);
  }
  return hasher.finish();
}

}  // namespace

namespace {

/// What a template with a mistake, or one that uses such a one, does not show may be shown once
/// that is mended.
void keep_causes(const std::vector<TemplateSource>& files, const References& references,
                 Diagnostics& diagnostics) {
  if (!diagnostics.has_errors()) return;
  std::set<std::string_view> wrong;
  for (const Diagnostic& each : diagnostics.all()) {
    if (each.severity == Severity::kError) wrong.insert(each.path);
  }
  std::set<std::string_view> in_doubt;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    for (const std::uint32_t used : references.closure(i)) {
      if (wrong.contains(files[used].path)) in_doubt.insert(files[i].path);
    }
  }
  Diagnostics kept;
  for (const Diagnostic& each : diagnostics.all()) {
    if (each.severity == Severity::kError || !in_doubt.contains(each.path)) kept.add(each);
  }
  diagnostics = std::move(kept);
}

}  // namespace

TemplateSet::TemplateSet() : data_(std::make_unique<Data>()) {}
TemplateSet::~TemplateSet() = default;
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;

TemplateSet TemplateSet::compile(std::vector<TemplateSource> sources, Diagnostics& told,
                                 std::span<const std::string_view> shared) {
  Diagnostics diagnostics;
  TemplateSet set;
  Data& data = *set.data_;
  data.files = std::move(sources);
  Library& library = data.library;
  std::set<std::string_view> unreadable;
  std::vector<std::vector<std::string_view>> exports;
  for (const TemplateSource& file : data.files) {
    const auto index = static_cast<std::uint32_t>(data.sources.size());
    data.index.emplace(file.name, index);
    const bool readable = check_utf8(&file.path, file.text, diagnostics);
    data.sources.emplace_back(&file.path, readable ? without_bom(file.text) : std::string_view());
    if (!readable) unreadable.insert(file.name);
    Program& program = *library.programs.emplace_back(std::make_unique<Program>());
    program.index = index;
    program.source = &data.sources.back();
    program.tree = parse_template(*program.source, diagnostics);
    std::vector<std::string_view>& names = exports.emplace_back();
    for (const Name& name : names_set_by(program.tree.root.body)) names.push_back(name.text);
  }
  const References references(data.files, data.sources, data.index, library, unreadable,
                              diagnostics);
  const TemplateLookup lookup = {
      .find = [&](const Statement& node) { return references.find(node); },
      .inherited_blocks =
          [&](const Program& program) { return inherited_blocks(library, program); },
      .exports = [&](std::uint32_t program) -> const std::vector<std::string_view>& {
        return exports[program];
      }};
  for (std::uint32_t i = 0; i < data.files.size(); ++i)
    data.hashes.push_back(hash_closure(data.files, references.closure(i)));
  for (const std::uint32_t i : references.order())
    compile_template(*library.programs[i], lookup, library.names, diagnostics);
  for (const auto& program : library.programs)
    library.blocks.push_back(link_blocks(library, *program));
  keep_causes(data.files, references, diagnostics);
  told.merge(std::move(diagnostics));
  library.shared = group_shared(library, shared);
  data.last_sizes = std::vector<std::atomic<std::size_t>>(library.programs.size());
  return set;
}

bool TemplateSet::contains(std::string_view name) const {
  return data_->index.contains(name);
}

Hash128 TemplateSet::closure_hash(std::string_view name) const {
  return data_->hashes[data_->index.find(name)->second];
}

bool TemplateSet::render(std::string_view name, const RenderInput& input, std::string& out,
                         std::vector<HtmlMark>& marks, Diagnostics& diagnostics) const {
  const std::uint32_t index = data_->index.find(name)->second;
  const std::shared_ptr<SharedPieces> shared = data_->shared_pieces(input);
  std::atomic<std::size_t>& last_size = data_->last_sizes[index];
  out.reserve(last_size.load(std::memory_order_relaxed));
  const bool good = Renderer(data_->library, input, shared.get(), out, marks, diagnostics)
                        .render(*data_->library.programs[index]);
  last_size.store(out.size(), std::memory_order_relaxed);
  return good;
}

}  // namespace zhanting
