#include "markdown/cmark_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace zhanting {
namespace {

TEST(CmarkMemory, GivesZeroesAfterUseToo) {
  const CmarkMemory memory;
  cmark_mem* functions = CmarkMemory::functions();
  const CmarkMemory::Parsing parsing;
  for (int round = 0; round < 3; ++round) {
    for (const std::size_t size : {0U, 1U, 16U, 17U, 200U, 600U, 100'000U}) {
      auto* piece = static_cast<char*>(functions->calloc(1, size));
      EXPECT_EQ(std::count(piece, piece + size, '\0'), static_cast<std::ptrdiff_t>(size));
      std::fill_n(piece, size, 'x');
      functions->free(piece);
    }
  }
}

/// Pieces that grow in turn, so that each is the last one or is not.
TEST(CmarkMemory, KeepsWhatAGrowingPieceHolds) {
  const CmarkMemory memory;
  cmark_mem* functions = CmarkMemory::functions();
  const CmarkMemory::Parsing parsing;
  std::vector<char*> pieces(5, nullptr);
  for (std::size_t size = 1; size < 3'000; ++size) {
    const std::size_t which = size * size % pieces.size();
    for (std::size_t i = 0; i <= which; ++i) {
      pieces[i] = static_cast<char*>(functions->realloc(pieces[i], size));
      std::fill_n(pieces[i], size, static_cast<char>('a' + i));
    }
    for (std::size_t i = 0; i <= which; ++i)
      ASSERT_EQ(std::string(pieces[i], size), std::string(size, static_cast<char>('a' + i)));
  }
}

TEST(CmarkMemory, UsesAgainWhatIsGivenBackInParsing) {
  const CmarkMemory memory;
  cmark_mem* functions = CmarkMemory::functions();
  void* before = functions->calloc(1, 100);
  functions->free(before);
  EXPECT_NE(functions->calloc(1, 100), before);
  const CmarkMemory::Parsing parsing;
  void* during = functions->calloc(1, 100);
  functions->free(during);
  EXPECT_EQ(functions->calloc(1, 100), during);
}

}  // namespace
}  // namespace zhanting
