#include "pipeline/version.h"

namespace zhanting {

namespace {

Hash128& stored() {
  static Hash128 hash;
  return hash;
}

}  // namespace

const Hash128& program_hash() {
  return stored();
}

void set_program_hash(const Hash128& hash) {
  stored() = hash;
}

}  // namespace zhanting
