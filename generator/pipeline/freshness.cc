#include "pipeline/freshness.h"

#include "base/program_id.h"
#include "outputs/plan_input.h"
#include "pipeline/messages.h"

namespace zhanting {

namespace {

Hash128 data_of(const Output& output, const PlannedSite& site) {
  if (output.stories.empty()) return output.data;
  Hasher data;
  data.add(output.data);
  for (const Node* node : output.stories) data.add(site.stories().of(*node).hash);
  return data.finish();
}

}  // namespace

OutputHashes hashes_of(const Output& output, const PlannedSite& site) {
  const Plan& plan = site.plan();
  // The name of an encoded file says the encoding.
  if (const EncodedOutput* encoded = output.encoded()) return hashes_of(*encoded->text, site);
  Hasher recipe;
  recipe.add(program_id());
  recipe.add(output.kind);
  const PageOutput* page = output.rendered();
  if (!page) return {recipe.finish(), data_of(output, site)};
  recipe.add(plan.templates->closure_hash(page->template_name));
  recipe.add(plan.shared);
  recipe.add(page->root);
  if (output.card()) recipe.add(site.input().engraver->version());
  return {recipe.finish(), data_of(output, site)};
}

bool is_there(const std::string& path, const Remembered& last, const OnDisk* on_disk) {
  if (!on_disk) return true;
  const auto file = on_disk->find(path);
  return file != on_disk->end() && file->second == last.stamp;
}

std::optional<MessageCode> reason_to_render(const std::string& path, const OutputHashes& hashes,
                                            const Remembered* last, const OnDisk* on_disk) {
  if (!last) return messages::kReasonNew;
  if (on_disk) {
    const auto file = on_disk->find(path);
    if (file == on_disk->end()) return messages::kReasonMissing;
    if (last->stamp != file->second) return messages::kReasonDamaged;
  }
  if (last->recipe != hashes.recipe) return messages::kReasonRecipe;
  if (last->data != hashes.data) return messages::kReasonData;
  return std::nullopt;
}

}  // namespace zhanting
