#include "records/fact.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/text.h"
#include "data/messages.h"
#include "records/fill_in.h"
#include "records/kind.h"
#include "records/messages.h"

namespace zhanting {

namespace {

/// {"date": "1750~", "text": "清乾隆"}
template <DateForm F>
struct Printed {
  Date<F> date;
  Text text;
  Place place;
};

/// {"url": "https://…", "text": "…"}
struct NamedLink {
  Text url, text;
  Place place;
};

template <DateForm F>
const RecordType& record_type(const Printed<F>*) {
  static const RecordType type = {
      "date",
      "日期",
      {
          field<&Printed<F>::date>("date", Need::kRequired, "日期", "What it means: 1750~."),
          field<&Printed<F>::text>("text", Need::kOptional, "原文", "As it is printed."),
      }};
  return type;
}

const RecordType& record_type(const NamedLink*) {
  static const RecordType type = {
      "link",
      "网址",
      {
          field<&NamedLink::url>("url", Need::kRequired, "网址", "https://…"),
          field<&NamedLink::text>("text", Need::kOptional, "文字", "What readers see."),
      }};
  return type;
}

/// “31.5厘米”, “31,5 cm” and “1,200 m”: a number with what stands behind it.
struct Measured {
  std::string number, unit;
};

std::optional<Measured> measured(std::string_view text) {
  const std::size_t behind =
      std::min(text.find_first_not_of("0123456789.,", text.starts_with('-') ? 1 : 0), text.size());
  const std::string number = without_commas(std::string(text.substr(0, behind)));
  double value = 0;
  const char* const end = number.data() + number.size();
  const auto [stopped, error] = std::from_chars(number.data(), end, value);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return Measured{number, std::string(trim_blank(text.substr(behind)))};
}

/// Reads values of one field.
class ValueReader {
 public:
  ValueReader(const FactField& field, Diagnostics& diagnostics)
      : field_(field), diagnostics_(diagnostics) {}

  void read(const JsonNode& node, Fact& out) const {
    if (!field_.list.value && node.kind == JsonNode::Kind::kArray) {
      report_type(
          node, field_.is(FactType::kNumber) ? messages::kExpectedNumber : messages::kExpectedText,
          diagnostics_, Message::of(messages::kHintDeclareList, field_.key.text));
    } else if (!field_.list.value) {
      read_value(node, out);
    } else if (node.kind != JsonNode::Kind::kArray) {
      report_no_list(node, diagnostics_);
    } else if (node.items.empty()) {
      diagnostics_.error(node.place, {messages::kEmptyFact, {}},
                         Message{messages::kHintLeaveOut, {}});
    } else {
      for (const JsonNode& item : node.items) read_value(item, out);
      report_twice(out);
    }
  }

 private:
  void read_value(const JsonNode& node, Fact& out) const {
    FactValue value;
    value.type = field_.kind();
    value.place = node.place;
    if (is_to_fill_in(node)) {
      diagnostics_.warning(node.place, Message::of(messages::kFactToFillIn, field_.title.text));
      return;
    }
    const bool is_blank = node.kind == JsonNode::Kind::kString && trim_blank(node.text).empty();
    const bool is_null = node.kind == JsonNode::Kind::kNull;
    if (is_blank || is_null || is_unknown(node)) {
      const Message hint{
          field_.required.value ? messages::kHintNotRequired : messages::kHintLeaveOut, {}};
      diagnostics_.error(node.place,
                         is_blank ? Message{messages::kEmptyText, {}}
                                  : Message::of(messages::kNoValueOf, is_null ? "null" : node.text,
                                                field_.title.text),
                         hint);
      return;
    }
    if (read_as(node, value)) out.values.push_back(std::move(value));
  }

  /// A word for what nobody knows, where no words stand.
  bool is_unknown(const JsonNode& node) const {
    const bool is_word = field_.is(FactType::kText) || field_.is(FactType::kPlace) ||
                         field_.is(FactType::kOrganisation);
    const bool is_choice =
        std::any_of(field_.choices.begin(), field_.choices.end(),
                    [&](const Text& choice) { return choice.text == node.text; });
    return node.kind == JsonNode::Kind::kString && !is_word && !is_choice &&
           says_unknown(node.text);
  }

  /// Of texts the editorial checks find it.
  bool is_to_fill_in(const JsonNode& node) const {
    const bool is_text = field_.is(FactType::kText) || field_.is(FactType::kPlace);
    return !is_text && node.kind == JsonNode::Kind::kString && zhanting::is_to_fill_in(node.text);
  }

  bool read_as(const JsonNode& node, FactValue& value) const {
    switch (value.type) {
      case FactType::kNumber:
        return read_number(node, value);
      case FactType::kDate:
        return read_date<DateForm::kSource>(node, value);
      case FactType::kPeriod:
        return read_date<DateForm::kPeriod>(node, value);
      case FactType::kChoice:
        return read_choice(node, value);
      case FactType::kLink:
        return read_link(node, value);
      case FactType::kText:
      case FactType::kOrganisation:
      case FactType::kPlace:
        break;
    }
    return read_string(node, value.text, value.place, diagnostics_);
  }

  bool read_number(const JsonNode& node, FactValue& value) const {
    if (const auto said = node.kind == JsonNode::Kind::kString ? measured(node.text) : std::nullopt;
        said && !said->unit.empty()) {
      report_unit(node, *said);
      return false;
    }
    Number number;
    zhanting::read_value(node, number, diagnostics_);
    value.number = number.value;
    value.text = node.text;
    return number.value.has_value();
  }

  void report_unit(const JsonNode& node, const Measured& said) const {
    const std::string& unit = field_.unit.text;
    Message hint = Message::of(messages::kHintNumberAlone, said.number, unit);
    if (unit.empty()) {
      hint = Message::of(messages::kHintNumberWithUnit, said.number, said.unit);
    } else if (unit != said.unit) {
      hint = Message::of(messages::kHintNumberIn, unit);
    }
    report_type(node, messages::kExpectedNumber, diagnostics_, std::move(hint));
  }

  template <DateForm F>
  bool read_date(const JsonNode& node, FactValue& value) const {
    Printed<F> printed;
    if (node.kind == JsonNode::Kind::kObject) {
      zhanting::read_value(node, printed, diagnostics_);
    } else {
      zhanting::read_value(node, printed.date, diagnostics_);
    }
    const std::string& text = printed.date.text;
    if (!is_date(text, F)) return false;
    value.text = text;
    value.date = printed.date.key;
    value.label = printed.text.text;
    value.label_place = printed.text.place;
    return true;
  }

  bool read_link(const JsonNode& node, FactValue& value) const {
    NamedLink link;
    if (node.kind == JsonNode::Kind::kObject) {
      zhanting::read_value(node, link, diagnostics_);
    } else {
      zhanting::read_value(node, link.url, diagnostics_);
    }
    value.text = link.url.text;
    value.place = is_absent(link.url) ? node.place : link.url.place;
    value.label = link.text.text;
    value.label_place = link.text.place;
    return !value.text.empty();
  }

  bool read_choice(const JsonNode& node, FactValue& value) const {
    if (!read_string(node, value.text, value.place, diagnostics_)) return false;
    std::vector<std::string> known;
    for (const Text& choice : field_.choices) {
      if (choice.text == value.text) {
        value.choice = known.size();
        return true;
      }
      known.push_back(choice.text);
    }
    if (!known.empty())  // else it has been said of the declaration
      diagnostics_.error(
          value.place,
          Message::of(messages::kNotAChoice, value.text, field_.title.text, join(known, ", ")),
          did_you_mean(closest(value.text, known)));
    return false;
  }

  void report_twice(const Fact& fact) const {
    for (auto value = fact.values.begin(); value != fact.values.end(); ++value) {
      const bool again = std::any_of(fact.values.begin(), value, [&](const FactValue& earlier) {
        return earlier.text == value->text;
      });
      if (again)
        diagnostics_.error(value->place, Message::of(messages::kFactStatedTwice, value->text));
    }
  }

  const FactField& field_;
  Diagnostics& diagnostics_;
};

/// The field of that key; else the one that it is probably meant for, after reporting it, or null.
const FactField* find_field(const JsonMember& member, const JsonNode& node, const Kind& kind,
                            Diagnostics& diagnostics) {
  const std::vector<FactField>& fields = kind.entry->facts;
  const auto by_key = [&](std::string_view key) {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const FactField& each) { return each.key.text == key; });
    return found == fields.end() ? nullptr : &*found;
  };
  if (const FactField* field = by_key(member.key)) return field;
  std::vector<std::string> keys, named;
  std::string meant;
  for (const FactField& field : fields) {
    if (field.title.text == member.key) meant = field.key.text;  // the reader's word for it
    keys.push_back(field.key.text);
    named.push_back(field.key.text + " " + field.title.text);
  }
  if (meant.empty()) meant = closest(member.key, keys);
  if (!kind.are_facts_known) return nullptr;
  std::optional<Message> hint = did_you_mean(meant);
  if (kind.type.find(member.key)) hint = Message{messages::kHintBesideFacts, {}};
  if (!hint) hint = Message::of(messages::kHintKnownFacts, join(named, ", "));
  diagnostics.error(member.key_place,
                    Message::of(messages::kUnknownFact, member.key, kind.entry->name_of_one()),
                    std::move(hint));
  const bool is_there = std::any_of(node.members.begin(), node.members.end(),
                                    [&](const JsonMember& other) { return other.key == meant; });
  return is_there ? nullptr : by_key(meant);
}

/// “1750~” alone, or with what readers see of it.
Value raw_value_of(const FactValue& value) {
  static const ObjectType kDate = {
      "date", {member<&FactValue::text>("date"), member<&FactValue::label>("text")}};
  static const ObjectType kLink = {
      "link", {member<&FactValue::text>("url"), member<&FactValue::label>("text")}};
  if (value.number) return Value::number(*value.number);
  if (value.label.empty()) return Value::string(value.text);
  return Value::object(&value, value.type == FactType::kLink ? kLink : kDate);
}

}  // namespace

const std::vector<FactField>& Facts::fields() const {
  return kind->entry->facts;
}

void read_facts(const JsonNode& node, const Kind& kind, Facts& out, Diagnostics& diagnostics) {
  const std::vector<FactField>& fields = kind.entry->facts;
  out.place = node.place;
  if (node.kind != JsonNode::Kind::kObject) {
    report_type(node, messages::kExpectedObject, diagnostics);
    return;
  }
  out.kind = &kind;
  out.by_field.resize(fields.size());
  std::vector<bool> seen(fields.size());
  for (const JsonMember& member : node.members) {
    const FactField* field = find_field(member, node, kind, diagnostics);
    if (!field) continue;
    const auto at = static_cast<std::size_t>(field - fields.data());
    seen[at] = true;
    if (field->is_type_known())
      ValueReader(*field, diagnostics).read(member.value, out.by_field[at]);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].required.value && !seen[i])
      diagnostics.error(node.place, Message::of(messages::kMissingFact, fields[i].key.text,
                                                fields[i].title.text));
  }
}

Value raw_value(const Facts& facts) {
  return facts.kind ? Value::object(&facts, *facts.kind->raw_facts) : Value::none();
}

Value raw_value_of_fact(const Facts& facts, std::size_t field) {
  static constexpr ListType kList = {
      [](const void* self) { return static_cast<const Fact*>(self)->values.size(); },
      [](const void* self, std::size_t i) {
        return raw_value_of(static_cast<const Fact*>(self)->values[i]);
      }};
  const Fact& fact = facts.by_field[field];
  if (fact.values.empty()) return Value::none();
  return facts.fields()[field].list.value ? Value::list(&fact, kList)
                                          : raw_value_of(fact.values.front());
}

}  // namespace zhanting
