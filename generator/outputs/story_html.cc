#include "outputs/story_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/escape.h"
#include "base/paths.h"
#include "base/percent.h"

namespace zhanting {

namespace {

/// Percent-escapes what may not stand in an address; escapes that are there already stay.
std::string escape_url(std::string_view url) {
  const auto is_hex = [&](std::size_t i) {
    return i < url.size() && std::isxdigit(static_cast<unsigned char>(url[i])) != 0;
  };
  static constexpr std::string_view kSafe =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?#@!$()*+,;=%[]";
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '%' && !(is_hex(i + 1) && is_hex(i + 2))) {
      out += "%25";
    } else if (kSafe.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

/// A story's pictures are as wide as its column, which is as wide as a narrow page.
constexpr std::string_view kStorySizes = "(min-width: 48rem) 44rem, 94vw";

std::string sources_of(const PrintSet& prints, std::string_view root) {
  std::string out = "<picture>";
  for (const PrintSource& source : prints.sources) {
    out += fmt::format("<source type=\"{}\" srcset=\"", source.type);
    for (const Print& print : source.prints) {
      if (!out.ends_with('"')) out += ", ";
      out += fmt::format("{}{} {}w", root, print.url, print.order.width);
    }
    out += fmt::format("\" sizes=\"{}\">", kStorySizes);
  }
  return out;
}

Filling filling_of(const PublishedPicture& picture, std::string_view root) {
  Filling filling{fmt::format(" src=\"{}{}\" width=\"{}\" height=\"{}\" loading=\"lazy\"", root,
                              picture.url, picture.width, picture.height)};
  if (!picture.prints) return filling;
  if (!picture.tone.empty()) filling.attributes += fmt::format(" class=\"{}\"", picture.tone);
  filling.before = sources_of(*picture.prints, root);
  filling.after = "</picture>";
  return filling;
}

/// ` href="…"` or a picture on a page whose way to the site's root is `root`.
Filling filling_of(const LinkTarget& target, std::string_view root, bool links_folders) {
  if (target.picture) return filling_of(*target.picture, root);
  switch (target.kind) {
    case LinkTarget::Kind::kNowhere:
      return {};
    case LinkTarget::Kind::kSite: {
      const std::size_t hash = std::min(target.url.find('#'), target.url.size());
      const std::string path = escape_path(path_of_target(target.url));
      std::string address(root);
      if (links_folders) {
        append_folder_link(path, address);
      } else {
        address += path;
      }
      return {fmt::format(" href=\"{}{}\"", address,
                          escape_url(std::string_view(target.url).substr(hash)))};
    }
    case LinkTarget::Kind::kWeb:
      return {fmt::format(" href=\"{}\" rel=\"noopener external\"", escape_url(target.url))};
    case LinkTarget::Kind::kOther:
      return {fmt::format(" href=\"{}\"", escape_url(target.url))};
  }
  return {};
}

/// As the macro gap_sign of the theme writes it.
GapFilling gap_filling(std::size_t gap, const GapSigns& signs, std::string_view root,
                       bool links_folders) {
  const std::int64_t number = gap < signs.numbers.size() ? signs.numbers[gap] : 0;
  GapFilling filling;
  std::string& html = filling.html;
  const auto add = [&](std::string_view attribute, HtmlMark::Kind kind, std::string_view value) {
    html.append(attribute).append("=\"");
    filling.marks.push_back({kind, html.size(), value.size()});
    html.append(value).append("\"");
  };
  if (number > 0) {
    html += "<a class=\"gap\" role=\"doc-noteref\"";
    add(" id", HtmlMark::Kind::kId, fmt::format("page_lacks_{}", number));
    add(" href", HtmlMark::Kind::kLink, fmt::format("#page_gap_{}", number));
    html += '>';
  } else if (!signs.url.empty()) {
    const LinkTarget there{LinkTarget::Kind::kSite, signs.url, {}, nullptr};
    const std::string attributes = filling_of(there, root, links_folders).attributes;
    const std::string_view address = std::string_view(attributes).substr(attributes.find('"') + 1);
    html += "<a class=\"gap\"";
    add(" href", HtmlMark::Kind::kLink, address.substr(0, address.size() - 1));
    html += '>';
  }
  append_escaped(signs.before, html);
  if (number > 0) html += std::to_string(number);
  append_escaped(signs.after, html);
  if (!filling.marks.empty()) html += "</a>";
  return filling;
}

}  // namespace

void StoryHtml::append_to(std::string& out, std::string_view root,
                          std::vector<HtmlMark>& marks) const {
  if (!story_->converted) return;
  Fillings fillings;
  fillings.links.reserve(story_->targets.size());
  for (const LinkTarget& target : story_->targets)
    fillings.links.push_back(filling_of(target, root, story_->links_folders));
  for (std::size_t gap = 0; gap < story_->converted->gaps.size(); ++gap)
    fillings.gaps.push_back(gap_filling(gap, signs_, root, story_->links_folders));
  const std::shared_ptr<const Story> story = part_ ? part_ : converted_story(*story_);
  for (HtmlMark mark : marks_of(*story, fillings)) {
    mark.offset += out.size();
    marks.push_back(mark);
  }
  out += fill_slots(*story, fillings);
}

namespace {

std::shared_ptr<const Story> convert_again(const StoryInSite& story,
                                           const MarkdownOptions& options) {
  Diagnostics already_told;
  return std::make_shared<const Story>(
      convert_markdown(story.file->text, &story.file->path, options, already_told));
}

}  // namespace

std::shared_ptr<const Story> converted_story(const StoryInSite& story) {
  if (story.converted->story) return {story.converted, &*story.converted->story};
  return convert_again(story, story.options);
}

std::shared_ptr<const std::string> story_text(const StoryInSite& story) {
  if (story.converted->text) return {story.converted, &*story.converted->text};
  MarkdownOptions options = story.options;
  options.with_text = true;
  const std::shared_ptr<const Story> again = convert_again(story, options);
  return {again, &again->text};
}

const std::vector<StoryHeading>& headings_of(const StoryInSite& story) {
  static const std::vector<StoryHeading> none;
  return story.converted ? story.converted->headings : none;
}

const ObjectType& object_type(const StoryHeading*) {
  static const ObjectType type = {
      "heading",
      {member<&StoryHeading::level>("level"), member<&StoryHeading::id>("id"),
       member<&StoryHeading::title>("text")}};
  return type;
}

}  // namespace zhanting
