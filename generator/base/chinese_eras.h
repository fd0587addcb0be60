#pragma once

#include <string>
#include <string_view>

/// The reigns and dynasties that Chinese records go by, with the years that are counted to each.
///
/// Years are those of the tables of Chinese chronology that dictionaries print (我国历代纪元表). A
/// reign has the years in which its name was in use: one mostly begins in the year after its
/// emperor came to the throne and ends with that of his death (万历 1573–1620); where the name
/// changed within a year, that year belongs to both. A dynasty begins when it ruled under its name,
/// so 元 from 1271 and 清, for what is dated by it, from 1644; 宣统三年 is 1911, though it ended in
/// February 1912. 五代十国 lasts until the last of the ten was gone, 979.
namespace zhanting {

/// The years of a reign in the notation of known_date.h: “1736/1795”; of its `year`, “1736”. ""
/// where there is no such reign, or it was shorter.
std::string reign_notation(std::string_view name, int year);
std::string reign_notation(std::string_view name);
/// The years of a dynasty: “-0206/0025” of 西汉.
std::string dynasty_notation(std::string_view name);
/// Of one after the other, such as 明清: from the beginning of the first to the end of the last.
std::string dynasties_notation(std::string_view first, std::string_view last);

/// “清乾隆”, “光绪二十三年”, “民国初年”: more than the notation says.
bool names_era(std::string_view text);

}  // namespace zhanting
