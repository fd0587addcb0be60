#include <gtest/gtest.h>

#include <random>

#include "data/json_node.h"
#include "data/value.h"

namespace zhanting {

namespace {

const std::string kPath = "x.json";

/// The tree with the place of every value: “1:2+3” is line 1, column 2, three characters.
void show(const JsonNode& node, std::string& out) {
  const auto place = [&](const Place& at) {
    out +=
        std::to_string(at.line) + ":" + std::to_string(at.column) + "+" + std::to_string(at.length);
  };
  place(node.place);
  switch (node.kind) {
    case JsonNode::Kind::kNull:
      out += " null";
      break;
    case JsonNode::Kind::kBool:
      out += node.boolean ? " true" : " false";
      break;
    case JsonNode::Kind::kInteger:
    case JsonNode::Kind::kNumber:
      out += " " + node.text;
      break;
    case JsonNode::Kind::kString:
      out += " '" + node.text + "'";
      break;
    case JsonNode::Kind::kArray:
      out += " [";
      for (const JsonNode& item : node.items) {
        show(item, out);
        out += " ";
      }
      out += "]";
      break;
    case JsonNode::Kind::kObject:
      out += " {";
      for (const JsonMember& member : node.members) {
        place(member.key_place);
        out += " " + member.key + "=";
        show(member.value, out);
        out += " ";
      }
      out += "}";
      break;
  }
}

std::string read(std::string_view text) {
  const SourceText source(&kPath, text);
  Diagnostics diagnostics;
  const std::optional<JsonNode> node = read_json(source, diagnostics);
  std::string out;
  for (const Diagnostic& each : diagnostics.all())
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " +
           std::string(each.message.code.row().name) + " ";
  if (node) show(*node, out);
  return out;
}

struct JsonCase {
  std::string_view text, expected;
};

TEST(ReadJson, KnowsThePlaceOfEveryValue) {
  constexpr JsonCase kCases[] = {
      {"{}", "1:1+1 {}"},
      {" [ ] ", "1:2+1 []"},
      {"{\"a\": 1}", "1:1+1 {1:2+3 a=1:7+1 1 }"},
      {"{\"展\":\"厅\"}", "1:1+1 {1:2+3 展=1:6+3 '厅' }"},
      {"[1,-2.5e3,0]", "1:1+1 [1:2+1 1 1:4+6 -2.5e3 1:11+1 0 ]"},
      {"[true,false,null]", "1:1+1 [1:2+4 true 1:7+5 false 1:13+4 null ]"},
      {"[[1],{\"a\":[]}]", "1:1+1 [1:2+1 [1:3+1 1 ] 1:6+1 {1:7+3 a=1:11+1 [] } ]"},
      {"[\n  \"a\\u5c55\",\r\n  7\n]", "1:1+1 [2:3+9 'a展' 3:3+1 7 ]"},
      {"[12345678901234567890]", "1:1+1 [1:2+20 12345678901234567890 ]"},
      {"[\"🏮\", 1]", "1:1+1 [1:2+3 '🏮' 1:7+1 1 ]"},
  };
  for (const JsonCase& each : kCases) EXPECT_EQ(read(each.text), each.expected) << each.text;
}

TEST(ReadJson, PointsAtTheFirstTokenThatCannotStand) {
  constexpr JsonCase kCases[] = {
      {"", "1:1 json-empty "},
      {"\n\n", "3:1 json-empty "},
      {"{", "1:2 json-ends-early "},
      {"{\"a\":1", "1:7 json-ends-early "},
      {"{\"a\":", "1:6 json-ends-early "},
      {"{\"a\"", "1:5 json-ends-early "},
      {"{\"a\":1,}", "1:8 json-unexpected "},
      {"[1,]", "1:4 json-unexpected "},
      {"[1 2]", "1:4 json-unexpected "},
      {"[,1]", "1:2 json-unexpected "},
      {"{\"a\" 1}", "1:6 json-unexpected "},
      {"{\"a\":1 \"b\":2}", "1:8 json-unexpected "},
      {"{a:1}", "1:2 json-unexpected "},
      {"{1:1}", "1:2 json-unexpected "},
      {"{\"a\":1}}", "1:8 json-after-end "},
      {"{} x", "1:4 json-after-end "},
      {"[1}", "1:3 json-unexpected "},
      {"{\"a\":1]", "1:7 json-unexpected "},
      {"[01]", "1:3 json-unexpected "},
      {"[-]", "1:2 json-unexpected "},
      {"[1.]", "1:2 json-unexpected "},
      {"[+1]", "1:2 json-unexpected "},
      {"[tru]", "1:2 json-unexpected "},
      {"[\"a\nb\"]", "1:2 json-unexpected "},
      {"[\"\\x\"]", "1:3 json-bad-escape "},
      {"[\"\\ud800\"]", "1:3 json-half-character "},
      {"[\"\\udc00\\ud800\"]", "1:3 json-half-character "},
      {"[\"a\\ud800\\u0041\"]", "1:4 json-half-character "},
      {"[\"\\u00g0\"]", "1:3 json-bad-escape "},
      {"[\"a\tb\"]", "1:4 json-raw-tab "},
      {"[\"a\x01\"]", "1:4 forbidden-character "},
      {"[1e999]", "1:2 number-out-of-range "},
      {"[-1e999]", "1:2 number-out-of-range "},
      {"[1,,2]", "1:4 json-unexpected "},
      {"[\"a”]", "1:4 json-unexpected "},
      {"[\"a]", "1:2 json-unexpected "},
      {"[1]//x", "1:4 json-after-end "},
      {"[NaN]", "1:2 json-unexpected "},
  };
  for (const JsonCase& each : kCases) EXPECT_EQ(read(each.text), each.expected) << each.text;
}

/// The name of the hint behind the only mistake of `text`.
std::string hint_for(std::string_view text) {
  const SourceText source(&kPath, text);
  Diagnostics diagnostics;
  read_json(source, diagnostics);
  if (diagnostics.all().size() != 1) return "not one mistake";
  const Diagnostic& only = diagnostics.all().front();
  return only.hint ? std::string(only.hint->code.row().name) : "";
}

TEST(ReadJson, SaysWhatToWriteInstead) {
  constexpr JsonCase kCases[] = {
      {"{\u00A0\"a\": 1}", "hint-plain-space"},
      {"{\"a\"\u3000: 1}", "hint-plain-space"},
      {"{\u200B\"a\": 1}", "hint-remove-it"},
      {"{\"a\": 1,\uFEFF \"b\": 2}", "hint-remove-it"},
      {"[\"甲\"、\"乙\"]", "hint-half-width"},
      {"{\"a\": \"甲\"；\n\"b\": 1}", "hint-half-width"},
      {"{\"a\": 1; \"b\": 1}", "hint-write-json"},
      {"{\"a\": True}", "hint-write-json"},
      {"{\"a\": None}", "hint-leave-out"},
      {"[NaN]", "hint-leave-out"},
      {"{\"a\": 46万}", "hint-plain-number"},
      {"{\"a\": 46%}", "hint-plain-number"},
      {"{\"a\": 0x2e}", "hint-plain-number"},
      {"{\"a\": 1,046, \"b\": 1}", "hint-plain-number"},
      {"{\"a\": 02}", "hint-plain-number"},
      {"{\"a\": +2}", "hint-plain-number"},
      {"[.5]", "hint-plain-number"},
      {"[1, ２]", "hint-plain-number"},
      {"[1.]", "hint-plain-number"},
      {"{a: 1}", "hint-double-quotes"},
      {"{\"a\": 甲}", "hint-double-quotes"},
      {"[1 2]", "hint-missing-comma"},
      {"{\"a\": 1 \"b\": 2}", "hint-missing-comma"},
      {"[\"甲\"乙\"丙\"]", "hint-quote-inside"},
  };
  for (const JsonCase& each : kCases) EXPECT_EQ(hint_for(each.text), each.expected) << each.text;
}

TEST(ReadJson, RefusesCharactersThatStandForNothing) {
  EXPECT_EQ(read("[\"\\u0085\"]").substr(0, 22), "1:2 forbidden-characte");
  EXPECT_EQ(read("[\"\u009F\"]").substr(0, 22), "1:2 forbidden-characte");
  EXPECT_EQ(read("[\"\x7F\"]").substr(0, 22), "1:2 forbidden-characte");
  for (const char* text :
       {"[\"\\uffff\"]", "[\"\\ufdd0\"]", "[\"\U0001FFFE\"]", "[\"\U0010FFFF\"]"})
    EXPECT_EQ(read(text).substr(0, 17), "1:2 noncharacter ") << text;
  EXPECT_EQ(read("[\"a\\n\\t\u00A0展🏮\"]").find("character"), std::string::npos);
}

/// A value costs the same on a line of its own and as one of many on a line.
TEST(ReadJson, PlacesEveryValueOfALongLine) {
  std::string text = "[";
  for (int i = 0; i < 100000; ++i) text += "\"展厅\",";
  text += "7]";
  const SourceText source(&kPath, text);
  Diagnostics diagnostics;
  const std::optional<JsonNode> node = read_json(source, diagnostics);
  ASSERT_TRUE(node);
  for (std::uint32_t i = 0; i <= 100000; i += 1000)
    EXPECT_EQ(node->items[i].place.column, 2 + 5 * i);
}

TEST(ReadJson, ReportsEveryDuplicateKey) {
  EXPECT_EQ(read("{\"a\":1,\"b\":2,\"a\":3,\"a\":4}").substr(0, 46),
            "1:14 duplicate-key 1:20 duplicate-key 1:1+1 {1");
}

TEST(ReadJson, RefusesWhatIsNestedDeeperThan32) {
  EXPECT_EQ(read(std::string(32, '[') + std::string(32, ']')).find("too-deep"), std::string::npos);
  EXPECT_EQ(read(std::string(33, '[') + std::string(33, ']')), "1:33 json-too-deep ");
  EXPECT_EQ(read(std::string(100000, '[')), "1:33 json-too-deep ");
}

TEST(ReadJson, SurvivesAnyBytesThatAreText) {
  constexpr std::string_view kPieces[] = {"{",  "}",       "[",     "]",    ",",     ":",  "\"",
                                          "a",  "1",       "-",     ".",    "e",     "展", "\\",
                                          "\n", " ",       "true",  "null", "\"a\"", "，", "\t",
                                          "”",  "\\ud83d", "1e999", "\x01", "\r\n"};
  std::mt19937 random(7);  // NOLINT: the same cases every time
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int n = 0; n < 12; ++n) text += kPieces[random() % std::size(kPieces)];
    const SourceText source(&kPath, text);
    Diagnostics diagnostics;
    const bool good = read_json(source, diagnostics).has_value();
    EXPECT_TRUE(good || diagnostics.error_count() > 0) << text;
    for (const Diagnostic& each : diagnostics.all()) {
      EXPECT_GE(each.line, 1U) << text;
      EXPECT_GE(each.column, 1U) << text;
    }
  }
}

TEST(AppendJson, ReadsBackAsItWas) {
  const std::string hostile = "</script>\"\\\u2028\u2029展🏮\t&'";
  std::string out;
  append_json(Value::string(hostile), out);
  const SourceText source(&kPath, out);
  Diagnostics diagnostics;
  const std::optional<JsonNode> node = read_json(source, diagnostics);
  ASSERT_TRUE(node);
  EXPECT_EQ(node->text, hostile);
  EXPECT_EQ(out.find("</"), std::string::npos);
}

}  // namespace

}  // namespace zhanting
