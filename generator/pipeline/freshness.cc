#include "pipeline/freshness.h"

#include "base/program_id.h"
#include "pipeline/messages.h"

namespace zhanting {

OutputHashes hashes_of(const Output& output, const Plan& plan) {
  Hasher recipe;
  recipe.add(program_id());
  recipe.add(output.kind);
  if (output.template_name.empty()) return {recipe.finish(), output.data};
  recipe.add(plan.templates.closure_hash(output.template_name));
  recipe.add(plan.shared);
  Hasher data;
  data.add(output.root);
  add_to_hash(Value::object(output.view.get(), *output.hashed), data);
  return {recipe.finish(), data.finish()};
}

std::optional<MessageCode> reason_to_render(const OutputHashes& hashes, const Remembered* last,
                                            const FileStamp* on_disk) {
  if (!last) return messages::kReasonNew;
  if (!on_disk) return messages::kReasonMissing;
  if (last->stamp != *on_disk) return messages::kReasonDamaged;
  if (last->recipe != hashes.recipe) return messages::kReasonRecipe;
  if (last->data != hashes.data) return messages::kReasonData;
  return std::nullopt;
}

}  // namespace zhanting
