#include "publish/run_program.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace zhanting {

namespace {

TEST(RunProgram, GivesWhatTheProgramGave) {
  const ProgramResult result = run_program({"sh", "-c", "cat; echo wrong >&2; exit 3"}, "text\n");
  EXPECT_EQ(result.error, 0);
  EXPECT_EQ(result.status, 3);
  EXPECT_EQ(result.out, "text\n");
  EXPECT_EQ(result.err, "wrong\n");
}

TEST(RunProgram, PassesMuchThrough) {
  const std::string much(3'000'000, 'x');
  const ProgramResult result = run_program({"cat"}, much);
  EXPECT_TRUE(result.ok());
  EXPECT_EQ(result.out.size(), much.size());
}

TEST(RunProgram, DoesNotEndWithOneThatReadsNothing) {
  const ProgramResult result = run_program({"true"}, std::string(3'000'000, 'x'));
  EXPECT_TRUE(result.ok());
}

TEST(RunProgram, SaysThatThereIsNone) {
  EXPECT_EQ(run_program({"zhanting-no-such-program"}, "").error, ENOENT);
}

TEST(RunProgram, SaysWhichSignalEndedIt) {
  EXPECT_EQ(run_program({"sh", "-c", "kill -9 $$"}, "").status, 137);
}

}  // namespace

}  // namespace zhanting
