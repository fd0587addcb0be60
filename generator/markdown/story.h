#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/lexicon.h"
#include "data/html_mark.h"
#include "diag/diagnostic.h"

namespace zhanting {

/// A link or a picture of a story, as the author wrote it. Where it leads is for the model to say.
struct StoryLink {
  std::string target;  // as written, percent-escapes untouched: "../highlights/yantai.md#成效"
  bool picture = false;
  Place place;  // of the target in the .md file
};

struct StoryHeading {
  int level = 2;      // as put out: 2 to 6
  std::string id;     // norms 3.3d; unique in the story
  std::string title;  // plain
  Place place;
};

/// A converted story. Its HTML has a slot for each link: `html[slots[i].offset]` is where the
/// attributes of links[slots[i].link] belong (` href="…"`, or ` src="…" width="…" height="…"`); and
/// one for each sign that the source has a gap, which only pages can number.
struct Story {
  struct Slot {
    std::size_t offset = 0;
    std::size_t link = 0;            // of a gap: its number, from 0
    std::size_t begin = 0, end = 0;  // of a picture's tag; 0 for a link
    bool gap = false;
  };
  struct Span {
    std::size_t begin = 0, end = 0;
  };
  std::string html;
  std::vector<Slot> slots;
  std::vector<Span> paragraphs;  // of the story itself, not of its lists, quotations or footnotes
  std::vector<HtmlMark> marks;   // of ids and of links within the story, in `html` with its slots
  std::vector<StoryLink> links;
  std::vector<StoryHeading> headings;
  std::vector<Place> gaps;  // of the signs in the .md file
  std::string text;         // if asked for: the body as a reader reads it; blocks end in '\n'
};

struct MarkdownOptions {
  /// Han typography (norms 3.3): emphasis beside Chinese punctuation, stars that stand for
  /// themselves, indented paragraphs, soft breaks, bare links and e-mail, `~~`, heading ids. Off:
  /// what cmark-gfm itself puts out (the spec test).
  bool chinese = true;
  /// Lets raw HTML through. For the spec test alone; a story's raw HTML is left out and reported.
  bool raw_html = false;
  /// Stands before the ids of headings and footnotes, for stories that share a page.
  std::string id_prefix = {};
  /// Ids that other things of the page have, or null; must outlive the conversion.
  const std::vector<std::string>* taken_ids = nullptr;
  /// Chinese or English words for footnotes and task lists.
  Language language = Language::kChinese;
  bool with_text = false;  // gives Story::text
  /// Where the lines of headings may end; null: anywhere. Must outlive the conversion.
  const Lexicon* lexicon = nullptr;
  /// What an editor writes where the source has a gap: 〔缺〕. "": such signs are words.
  std::string gap_sign = {};
};

/// Once, before any thread converts: cmark-gfm's registry of extensions is process-global.
void register_markdown_extensions();

/// Converts one story. `text` is valid UTF-8 without byte-order mark, LF or CRLF; `path` is what
/// places name. Mistakes of the story itself go to `diagnostics`: what comes out otherwise than its
/// author meant or not at all (warnings), and what no page may hold (errors). Thread-safe: all
/// state is its own.
Story convert_markdown(std::string_view text, const std::string* path,
                       const MarkdownOptions& options, Diagnostics& diagnostics);

/// What a link or a picture of a story lacks: the attributes in its slot, the address first, and
/// what stands around a picture's tag.
struct Filling {
  std::string attributes;
  std::string before{}, after{};
};

/// What stands for the sign of a gap, and the ids and addresses in it.
struct GapFilling {
  std::string html;
  std::vector<HtmlMark> marks{};
};

struct Fillings {
  std::vector<Filling> links;      // by Story::links
  std::vector<GapFilling> gaps{};  // by Story::gaps
};

std::string fill_slots(const Story& story, const Fillings& fillings);
/// What stands in `span` of the story's HTML, with its slots and marks. No tag crosses its ends.
Story part_of(const Story& story, Story::Span span);
/// The ids and addresses of what fill_slots() gives.
std::vector<HtmlMark> marks_of(const Story& story, const Fillings& fillings);

}  // namespace zhanting
