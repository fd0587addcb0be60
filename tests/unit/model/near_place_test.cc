#include "model/near_place.h"

#include <gtest/gtest.h>

namespace zhanting {
namespace {

std::string near(std::string_view name, std::string_view known) {
  const std::string_view names[] = {known};
  return near_place(name, names);
}

TEST(NearPlace, IsASlip) {
  for (const auto& [name, known] : {std::pair{"河弯村", "河湾村"},
                                    {"栈乔路", "栈桥路"},
                                    {"Old Fery", "Old Ferry"},
                                    {"Old Frery", "Old Ferry"}})
    EXPECT_EQ(near(name, known), known) << name;
}

TEST(NearPlace, IsNotAnotherPlaceThatIsCalledAlike) {
  for (const auto& [name, known] : {std::pair{"河湾镇", "河湾村"},
                                    {"东湾里", "西湾里"},
                                    {"李村区", "李村县"},
                                    {"一号楼", "二号楼"},
                                    {"青山路", "青山街"},
                                    {"河湾新村", "河湾村"},
                                    {"1号厅", "2号厅"},
                                    {"Gate A", "Gate B"},
                                    {"Hall I", "Hall V"},
                                    {"Platform 1", "Platform 2"},
                                    {"East Gate", "West Gate"},
                                    {"Oberdorf", "Unterdorf"},
                                    {"东湾", "西湾"}})
    EXPECT_EQ(near(name, known), "") << name;
}

}  // namespace
}  // namespace zhanting
