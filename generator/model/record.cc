#include "model/record.h"

#include "base/text.h"

namespace zhanting {

const CollectionRow& row_of(Collection collection) {
  static constexpr CollectionRow kRows[kCollections] = {
      {"reports", "report"},       {"branches", "branch"},
      {"highlights", "highlight"}, {"organisations", "organisation"},
      {"themes", "theme"},         {"pages", "page"},
  };
  return kRows[static_cast<std::size_t>(collection)];
}

Hash128 StoryText::hash() const {
  Hasher hasher;
  hasher.add(text_hash);
  hasher.add(static_cast<std::uint64_t>(options.chinese));
  hasher.add(static_cast<std::uint64_t>(options.language));
  hasher.add(options.id_prefix);
  for (const StoryHeading& heading : facts.headings) hasher.add(heading.id);
  for (const std::string& attribute : attributes) hasher.add(attribute);
  return hasher.finish();
}

void StoryText::append_to(std::string& out, std::string_view root,
                          std::vector<HtmlMark>& marks) const {
  std::vector<std::string> filled;
  filled.reserve(attributes.size());
  for (const std::string& attribute : attributes)
    filled.push_back(replace_all(attribute, std::string_view(&kRootMark, 1), root));
  Story again;
  if (!converted) {
    Diagnostics already_reported;
    again = convert_markdown(text, path, options, already_reported);
  }
  const Story& story = converted ? *converted : again;
  for (HtmlMark mark : marks_of(story, filled)) {
    mark.offset += out.size();
    marks.push_back(mark);
  }
  out += fill_links(story, filled);
}

Value value_of(const StoryText& story) {
  return Value::lazy_html(&story);
}

const ObjectType& object_type(const StoryHeading*) {
  static const ObjectType type = {
      "heading",
      {member<&StoryHeading::level>("level"), member<&StoryHeading::id>("id"),
       member<&StoryHeading::title>("text")}};
  return type;
}

std::string page_path(const RecordBase& record) {
  std::string path;
  if (record.collection != Collection::kPages) {
    path = row_of(record.collection).folder;
    path += '/';
  }
  return path + record.slug + "/index.html";
}

}  // namespace zhanting
