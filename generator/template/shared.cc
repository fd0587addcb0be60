#include "template/shared.h"

#include <algorithm>

namespace zhanting {

namespace {

class Grouping {
 public:
  Grouping(Library& library, std::span<const std::string_view> names) {
    for (const std::string_view name : names) {
      if (!is_set_anywhere(library, name)) names_.push_back(name);
    }
    if (names_.empty()) return;
    for (const auto& program : library.programs) {
      tree_ = &program->tree;
      group(tree_->root.body);
    }
  }

  std::size_t count() const { return count_; }

 private:
  /// What a run of nodes has begun by itself, so that it may also put out in it and end it.
  struct Begun {
    bool url = false;
    bool value = false;
  };

  static bool is_set_anywhere(const Library& library, std::string_view name) {
    const auto sets = [&](const Statement& node) {
      return (node.kind == StatementKind::kMacro && node.text == name) ||
             std::any_of(node.targets.begin(), node.targets.end(),
                         [&](const Name& target) { return target.text == name; });
    };
    return std::any_of(library.programs.begin(), library.programs.end(), [&](const auto& program) {
      return std::any_of(program->tree.nodes.begin(), program->tree.nodes.end(), sets);
    });
  }

  void group(Body& body) {
    Body grouped;
    for (auto at = body.begin(); at != body.end();) {
      Begun begun;
      const auto end = std::find_if(
          at, body.end(), [&](const Statement* node) { return !is_shared(*node, begun); });
      const bool worthwhile = std::any_of(at, end, [](const Statement* node) {
        return !node->skipped && node->kind != StatementKind::kText;
      });
      if (worthwhile) {
        Statement& node = tree_->nodes.emplace_back();
        node.kind = StatementKind::kShared;
        node.mark = (*at)->mark;
        node.branches.emplace_back().body.assign(at, end);
        node.index = count_++;
        grouped.push_back(&node);
      } else {
        grouped.insert(grouped.end(), at, end);
      }
      at = end;
      if (at == body.end()) break;
      for (Branch& branch : (*at)->branches) group(branch.body);
      grouped.push_back(*at++);
    }
    body = std::move(grouped);
  }

  bool is_shared(const Statement& node, Begun& begun) {
    if (node.skipped) return node.branches.empty();  // a block may be put out elsewhere
    switch (node.kind) {
      case StatementKind::kText:
        return is_whole(node, begun);
      case StatementKind::kPrint: {
        const bool in_url = node.escape != Escape::kText && node.escape != Escape::kAttribute &&
                            node.escape != Escape::kJson;
        return (!in_url || begun.url) && is_shared(*node.expr);
      }
      case StatementKind::kIf:
        return std::all_of(node.branches.begin(), node.branches.end(), [&](const Branch& branch) {
          return (!branch.condition || is_shared(*branch.condition)) && is_shared(branch);
        });
      case StatementKind::kFor:
        return is_shared_loop(node);
      default:
        return false;
    }
  }

  /// Whether a text ends only what has been begun.
  static bool is_whole(const Statement& text, Begun& begun) {
    using Kind = HtmlContext::Event::Kind;
    for (const HtmlContext::Event& event : text.events) {
      const bool of_url = event.kind == Kind::kUrlBegins || event.kind == Kind::kUrlEnds;
      const bool begins = event.kind == Kind::kUrlBegins || event.kind == Kind::kValueBegins;
      bool& open = of_url ? begun.url : begun.value;
      if (!begins && !open) return false;
      open = begins;
    }
    return true;
  }

  bool is_shared(const Branch& branch) {
    Begun begun;
    return std::all_of(branch.body.begin(), branch.body.end(),
                       [&](const Statement* node) { return is_shared(*node, begun); });
  }

  bool is_shared_loop(const Statement& node) {
    if (!is_shared(*node.expr)) return false;
    const std::size_t outer = slots_.size();
    slots_.push_back(node.slot);
    for (const Name& target : node.targets) slots_.push_back(target.slot);
    const bool shared = (!node.filter || is_shared(*node.filter)) &&
                        std::all_of(node.branches.begin(), node.branches.end(),
                                    [&](const Branch& branch) { return is_shared(branch); });
    slots_.resize(outer);
    return shared;
  }

  bool is_shared(const Expr& expr) const {
    switch (expr.kind) {
      case ExprKind::kBad:
      case ExprKind::kCall:
      case ExprKind::kSuper:
        return false;
      case ExprKind::kName:
        return expr.slot == kNoSlot
                   ? std::find(names_.begin(), names_.end(), expr.text) != names_.end()
                   : std::find(slots_.begin(), slots_.end(), expr.slot) != slots_.end();
      default:
        return std::all_of(expr.items.begin(), expr.items.end(),
                           [&](const Expr* item) { return !item || is_shared(*item); });
    }
  }

  std::vector<std::string_view> names_;
  Tree* tree_ = nullptr;
  std::vector<Slot> slots_;  // of the loops around what is looked at
  std::size_t count_ = 0;
};

}  // namespace

std::size_t group_shared(Library& library, std::span<const std::string_view> names) {
  return Grouping(library, names).count();
}

SharedPieces::~SharedPieces() {
  for (const auto& piece : pieces_) delete piece.load();
}

void SharedPieces::keep(std::size_t index, SharedPiece&& piece) {
  const auto* made = new SharedPiece(std::move(piece));
  const SharedPiece* none = nullptr;
  if (!pieces_[index].compare_exchange_strong(none, made, std::memory_order_acq_rel)) delete made;
}

}  // namespace zhanting
