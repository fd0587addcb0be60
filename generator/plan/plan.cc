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

void PlanBuilder::add(Output output) {
  std::string path = output.path;
  const auto [known, is_new] = outputs_.try_emplace(std::move(path), std::move(output));
  if (is_new) return;
  if (place_.path) {
    diagnostics_.error(place_, Message::of(MessageCode::kAliasTaken, known->first));
  } else {
    diagnostics_.error_in(known->first, {MessageCode::kOutputTwice, {}});
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
