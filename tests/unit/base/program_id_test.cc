#include "base/program_id.h"

#include <gtest/gtest.h>

namespace zhanting {

namespace {

TEST(ProgramId, IsWrittenByTheLinker) {
  EXPECT_NE(program_id(), Hash128());
  EXPECT_EQ(program_id(), program_id());
}

}  // namespace

}  // namespace zhanting
