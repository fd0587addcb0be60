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
      {"[\"\\x\"]", "1:2 json-unexpected "},
      {"[\"\\ud800\"]", "1:2 json-unexpected "},
      {"[\"a]", "1:2 json-unexpected "},
      {"[1]//x", "1:4 json-after-end "},
      {"[NaN]", "1:2 json-unexpected "},
  };
  for (const JsonCase& each : kCases) EXPECT_EQ(read(each.text), each.expected) << each.text;
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
  constexpr std::string_view kPieces[] = {"{",  "}", "[",    "]",    ",",     ":",  "\"",
                                          "a",  "1", "-",    ".",    "e",     "展", "\\",
                                          "\n", " ", "true", "null", "\"a\"", "，"};
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
