#include "base/paths.h"
#include "plan/messages.h"
#include "plan/output.h"

namespace zhanting {

void PlanBuilder::add_file(std::string_view kind, std::string path, const Hash128& data,
                           std::function<std::string()> make) {
  Output output;
  output.path = std::move(path);
  output.kind = kind;
  output.data = data;
  output.make = std::move(make);
  add(std::move(output));
}

void PlanBuilder::add_copy(std::string_view kind, std::string path, const Hash128& data,
                           std::string source) {
  Output output;
  output.path = std::move(path);
  output.kind = kind;
  output.data = data;
  output.copy_of = std::move(source);
  add(std::move(output));
}

std::string PlanBuilder::blocking_file(const std::string& path) const {
  for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up)) {
    if (outputs_.contains(std::string(up))) return std::string(up);
  }
  const auto below = outputs_.lower_bound(path + "/");
  return below != outputs_.end() && below->first.starts_with(path + "/") ? below->first : "";
}

void PlanBuilder::add(Output&& output) {
  const bool alias = place_.path != nullptr;
  if (alias) {
    if (const std::string file = blocking_file(output.path); !file.empty()) {
      diagnostics_.error(place_, Message::of(messages::kAliasBelowFile, alias_, file));
      return;
    }
  }
  std::string path = output.path;
  const auto [known, is_new] = outputs_.try_emplace(std::move(path), std::move(output));
  if (is_new) return;
  if (alias) {
    diagnostics_.error(place_, Message::of(messages::kAliasTaken, alias_));
  } else {
    diagnostics_.fault(known->first, {messages::kOutputTwice, {}});
  }
}

std::vector<Output> PlanBuilder::take() {
  std::vector<Output> outputs;
  outputs.reserve(outputs_.size());
  for (auto& [path, output] : outputs_) outputs.push_back(std::move(output));
  outputs_.clear();
  return outputs;
}

}  // namespace zhanting
