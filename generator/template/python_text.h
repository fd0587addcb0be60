#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What Python's str does, as far as templates show it: Jinja's results follow from these rules.
namespace zhanting {

/// str.isspace() of one code point.
bool is_python_space(char32_t code_point);
/// str.lstrip() and str.rstrip().
std::string_view strip_left(std::string_view text);
std::string_view strip_right(std::string_view text);

/// repr() of a float: "3.0", "0.1", "1e+16".
std::string float_repr(double number);
/// round(number, precision) of a float: halves of the exact value go to the even digit.
double round_half_even(double number, int precision);

/// int(text) and float(text): false when Python would raise, or the value does not fit.
bool parse_python_int(std::string_view text, std::int64_t& out);
bool parse_python_float(std::string_view text, double& out);

/// urllib.parse.quote(text): everything but letters, digits and _.-~/ becomes %XX.
std::string percent_encode(std::string_view text);

}  // namespace zhanting
