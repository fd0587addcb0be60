#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Names of organisations that are nearly alike: 市府办公厅 and 市政府办公厅, 青岛市财政局 and
/// 市财政局, 市检察院 and 市人民检察院, 市北区民政局 and 市北民政局.
namespace zhanting {

/// What is left of a name without 中共, without the name of its city (青岛市… is 市…) and without
/// 区 and 县 inside. Equal cores are alike.
std::u32string core_of_name(std::string_view name);

/// The cores that `core` is alike to because it has up to two characters more: 发展改革委 and
/// 发改委. What tells bodies apart is kept: the first and the last character (民政局, 崂山民政局),
/// numerals and directions (一处, 二处), words of two characters (大学, 师范大学). Empty for short
/// names.
std::vector<std::u32string> shortened_names(const std::u32string& core);

}  // namespace zhanting
