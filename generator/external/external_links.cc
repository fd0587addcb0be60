#include "external/external_links.h"

#include "base/text.h"
#include "checks/check_fields.h"

namespace zhanting {

namespace {

bool is_external(std::string_view address) {
  const std::string start = to_lower_ascii(address.substr(0, 8));
  return start.starts_with("http://") || start.starts_with("https://");
}

/// The end of the address that begins `text`: as in stories it is ASCII, and marks of the sentence
/// around it are none of its own.
std::size_t end_of_address(std::string_view text) {
  std::size_t end = 0;
  constexpr std::string_view kAround = "\"<>";
  while (end < text.size() && text[end] > ' ' && text[end] < 0x7F &&
         kAround.find(text[end]) == std::string_view::npos)
    ++end;
  constexpr std::string_view kMarks = ".,;:!?'()";
  while (end > 0 && kMarks.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

class Gatherer {
 public:
  void gather(const SiteSettings& settings) {
    settings.for_each_link(
        [this](const NavigationItem& item) { add(item.url.text, item.url.place); });
    visit_texts(settings, [this](const FieldText& field) { add_from(field); });
  }

  void gather(const RecordBase& record, const StoryInSite& story) {
    if (story.converted) {
      for (const StoryLink& link : story.converted->links) {
        if (!link.picture) add(link.target, link.place);
      }
    }
    if (record.collection() == Collection::kOrganisations) {
      const auto& organisation = static_cast<const Organisation&>(record);
      add(organisation.url.text, organisation.url.place);
    }
    visit_texts(record, [this](const FieldText& field) { add_from(field); });
  }

  std::map<std::string, std::vector<Place>> take() { return std::move(found_); }

 private:
  void add(std::string_view address, const Place& place) {
    if (is_external(address))
      found_[std::string(address.substr(0, address.find('#')))].push_back(place);
  }

  void add_from(const FieldText& field) {
    for (std::size_t at = field.text.find("http"); at != std::string_view::npos;
         at = field.text.find("http", at + 4)) {
      const std::string_view rest = field.text.substr(at);
      add(rest.substr(0, end_of_address(rest)), field.place);
    }
  }

  std::map<std::string, std::vector<Place>> found_;
};

}  // namespace

std::map<std::string, std::vector<Place>> external_links(const Site& site, const Stories& stories) {
  Gatherer gatherer;
  gatherer.gather(site.settings());
  for (const Node* node : site.nodes) gatherer.gather(*node->base, stories.of(*node));
  return gatherer.take();
}

}  // namespace zhanting
