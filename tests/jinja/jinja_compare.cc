// Renders every case of a JSON file with our engine: standard input holds
// [{"templates": {NAME: TEXT}, "data": {…}}, …], each with a template "main"; standard output gets
// [{"output": TEXT} or {"errors": TEXT}, …]. run_jinja.py compares that with Jinja's own output.
#include <array>
#include <deque>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "diag/print.h"
#include "template/template_set.h"

namespace {

using nlohmann::ordered_json;
using zhanting::ObjectType;
using zhanting::Value;

/// A JSON document as templates see it. An object is an array of its values; its type, made here,
/// holds their names.
class Data {
 public:
  Value value_of(const ordered_json& json) {
    switch (json.type()) {
      case ordered_json::value_t::null:
        return Value::none();
      case ordered_json::value_t::boolean:
        return Value::boolean(json.get<bool>());
      case ordered_json::value_t::number_integer:
      case ordered_json::value_t::number_unsigned:
        return Value::integer(json.get<std::int64_t>());
      case ordered_json::value_t::number_float:
        return Value::number(json.get<double>());
      case ordered_json::value_t::string:
        return Value::string(strings_.emplace_back(json.get<std::string>()));
      case ordered_json::value_t::array: {
        std::vector<Value> items;
        for (const ordered_json& item : json) items.push_back(value_of(item));
        return zhanting::value_of(lists_.emplace_back(std::move(items)));
      }
      default:
        return object_of(json);
    }
  }

 private:
  static constexpr std::size_t kMaxMembers = 40;

  template <std::size_t N>
  static Value nth(const void* self) {
    return (*static_cast<const std::vector<Value>*>(self))[N];
  }
  template <std::size_t... N>
  static std::array<Value (*)(const void*), sizeof...(N)> make_getters(std::index_sequence<N...>) {
    return {nth<N>...};
  }

  Value object_of(const ordered_json& json) {
    // {"@html": "…"} is markup.
    if (json.size() == 1 && json.contains("@html"))
      return Value::html(strings_.emplace_back(json["@html"].get<std::string>()));
    static const auto kGetters = make_getters(std::make_index_sequence<kMaxMembers>());
    ObjectType& type = types_.emplace_back();
    type.name = "object";
    std::vector<Value> values;
    for (const auto& [name, item] : json.items()) {
      type.members.push_back({strings_.emplace_back(name), kGetters.at(values.size())});
      values.push_back(value_of(item));
    }
    return Value::object(&lists_.emplace_back(std::move(values)), type);
  }

  std::deque<std::string> strings_;
  std::deque<std::vector<Value>> lists_;
  std::deque<ObjectType> types_;
};

ordered_json render(const ordered_json& test) {
  std::vector<zhanting::TemplateSource> sources;
  for (const auto& [name, text] : test["templates"].items())
    sources.push_back({name, name, text.get<std::string>()});
  zhanting::Diagnostics diagnostics;
  const auto set = zhanting::TemplateSet::compile(std::move(sources), diagnostics);
  Data data;
  std::string out;
  std::vector<zhanting::HtmlMark> marks;
  if (!diagnostics.has_errors())
    set.render("main", {data.value_of(test["data"]), "../"}, out, marks, diagnostics);
  if (!diagnostics.has_errors()) return {{"output", out}};
  std::string errors;
  for (const zhanting::Diagnostic& diagnostic : diagnostics.all())
    errors += zhanting::to_terminal(diagnostic, zhanting::SourceText(nullptr, {}),
                                    zhanting::Language::kEnglish);
  return {{"errors", errors}};
}

}  // namespace

int main() {
  ordered_json results = ordered_json::array();
  for (const ordered_json& test : ordered_json::parse(std::cin)) results.push_back(render(test));
  std::cout << results.dump() << '\n';
}
