#pragma once

#include <string>
#include <string_view>

namespace zhanting {

/// With Chinese and full-width figures as digits: “民国十二年” is “民国12年”, “１９５６年”
/// “1956年”.
std::string with_plain_numbers(std::string_view text);

}  // namespace zhanting
