#include "state/build_state.h"

#include <algorithm>
#include <optional>

#include "base/program_id.h"

namespace zhanting {

namespace {

constexpr std::string_view kMagic = "zhanting build state 8\n";

void write_place(const Place& place, ByteWriter& out) {
  out.number(place.line);
  out.number(place.column);
  out.number(place.length);
}

Place read_place(const std::string* path, ByteReader& in) {
  Place place;
  place.path = path;
  place.line = static_cast<std::uint32_t>(in.number());
  place.column = static_cast<std::uint32_t>(in.number());
  place.length = static_cast<std::uint32_t>(in.number());
  return place;
}

void write_story(const ConvertedStory& story, ByteWriter& out) {
  out.hash(story.hash);
  out.number(story.empty ? 1 : 0);
  out.number(story.links.size());
  for (const StoryLink& link : story.links) {
    out.string(link.target);
    out.number(link.picture ? 1 : 0);
    write_place(link.place, out);
  }
  out.number(story.headings.size());
  for (const StoryHeading& heading : story.headings) {
    out.number(static_cast<std::uint64_t>(heading.level));
    out.string(heading.id);
    out.string(heading.title);
    write_place(heading.place, out);
  }
  out.number(story.gaps.size());
  for (const Place& gap : story.gaps) write_place(gap, out);
  out.number(story.text ? 1 : 0);
  if (story.text) out.string(*story.text);
  write_diagnostics(story.diagnostics, out);
}

/// Null where something was said that this program does not know.
std::shared_ptr<const ConvertedStory> read_story(std::string_view path, ByteReader& in,
                                                 FindMessage find) {
  const auto story = std::make_shared<ConvertedStory>();
  story->path = std::make_shared<const std::string>(path);
  story->hash = in.hash();
  story->empty = in.number() == 1;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    StoryLink& link = story->links.emplace_back();
    link.target = in.string();
    link.picture = in.number() == 1;
    link.place = read_place(story->path.get(), in);
  }
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    StoryHeading& heading = story->headings.emplace_back();
    heading.level = static_cast<int>(in.number());
    heading.id = in.string();
    heading.title = in.string();
    heading.place = read_place(story->path.get(), in);
  }
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n)
    story->gaps.push_back(read_place(story->path.get(), in));
  if (in.number() == 1) story->text = in.string();
  return read_diagnostics(in, find, story->diagnostics) ? story : nullptr;
}

/// Gives the texts of a pool numbers of the file's own, in the order in which they are met: the
/// same outputs make the same file.
class Renumbering {
 public:
  explicit Renumbering(const LinkPool& pool) : pool_(pool), numbers_(pool.size(), kNone) {}

  void see(const PageLinks& links) {
    for (const auto* list : {&links.targets, &links.ids}) {
      for (const LinkPool::Number number : *list) {
        if (numbers_[number] != kNone) continue;
        numbers_[number] = static_cast<LinkPool::Number>(texts_.size());
        texts_.push_back(pool_.text(number));
      }
    }
  }

  const std::vector<std::string_view>& texts() const { return texts_; }

  void write(std::vector<LinkPool::Number> numbers, ByteWriter& out) const {
    for (LinkPool::Number& number : numbers) number = numbers_[number];
    std::sort(numbers.begin(), numbers.end());
    out.number(numbers.size());
    for (const LinkPool::Number number : numbers) out.number(number);
  }

 private:
  static constexpr LinkPool::Number kNone = UINT32_MAX;
  const LinkPool& pool_;
  std::vector<LinkPool::Number> numbers_;
  std::vector<std::string_view> texts_;
};

/// REQUIRES: the pool's numbers are the file's.
bool read_numbers(const LinkPool& pool, ByteReader& in, std::vector<LinkPool::Number>& out) {
  bool good = true;
  const std::uint64_t count = in.count();
  out.reserve(in.good() ? count : 0);
  for (std::uint64_t n = count; n > 0 && in.good(); --n) {
    const std::uint64_t number = in.number();
    good = good && number < pool.size();
    out.push_back(static_cast<LinkPool::Number>(number));
  }
  return good;
}

/// The rows of a map in the order in which they are written.
template <typename T>
std::vector<const typename TextMap<T>::value_type*> by_path(const TextMap<T>& map) {
  std::vector<const typename TextMap<T>::value_type*> rows;
  rows.reserve(map.size());
  for (const auto& row : map) rows.push_back(&row);
  std::sort(rows.begin(), rows.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  return rows;
}

}  // namespace

std::string BuildState::to_bytes() const {
  ByteWriter out;
  out.hash(key);
  out.string(session);
  out.hash(program_id());
  Renumbering numbers(*links_);
  for (const auto& [path, known] : outputs_) numbers.see(*known.links);
  out.number(numbers.texts().size());
  for (const std::string_view text : numbers.texts()) out.string(text);
  out.number(outputs_.size());
  for (const auto& [path, known] : outputs_) {
    out.string(path);
    out.hash(known.recipe);
    out.hash(known.data);
    out.hash(known.bytes);
    out.stamp(known.stamp);
    numbers.write(known.links->targets, out);
    numbers.write(known.links->ids, out);
  }
  out.number(facts.pictures.size());
  for (const auto* each : by_path(facts.pictures)) {
    const auto& [path, picture] = *each;
    out.string(path);
    out.stamp(picture.stamp);
    out.hash(picture.hash);
    out.number(static_cast<std::uint64_t>(picture.width));
    out.number(static_cast<std::uint64_t>(picture.height));
    for (const bool is :
         {picture.pixels, picture.transparent, picture.moving, picture.shown, picture.scaled})
      out.number(is ? 1 : 0);
    out.string(picture.ending);
    out.string(picture.seen_by);
    for (const std::uint64_t number :
         {std::uint64_t{picture.colour}, picture.likeness[0], picture.likeness[1],
          std::uint64_t{picture.seen_through ? 1U : 0U},
          std::uint64_t{picture.for_print ? 1U : 0U}})
      out.number(number);
    out.string(picture.credit);
  }
  out.number(facts.stories.size());
  for (const auto* each : by_path(facts.stories)) {
    const auto& [path, story] = *each;
    out.string(path);
    write_story(*story, out);
  }
  out.number(facts.checks.size());
  for (const auto* each : by_path(facts.checks)) {
    const auto& [path, check] = *each;
    out.string(path);
    out.hash(check.key);
    write_diagnostics(check.told, out);
  }
  out.hash(facts.search.key);
  out.number(facts.search.files.size());
  for (const auto& [path, hash] : facts.search.files) {
    out.string(path);
    out.hash(hash);
  }
  return sealed(kMagic, out.bytes());
}

BuildState BuildState::parse(std::string_view bytes, FindMessage find) {
  const std::optional<std::string_view> body = unsealed(kMagic, bytes);
  if (!body) return {};
  ByteReader in(*body);
  BuildState state;
  state.key = in.hash();
  state.session = in.string();
  const bool facts_count = in.hash() == program_id();
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) state.links_->add(in.string());
  bool known = true;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    Remembered output;
    output.recipe = in.hash();
    output.data = in.hash();
    output.bytes = in.hash();
    output.stamp = in.stamp();
    PageLinks links;
    known = read_numbers(*state.links_, in, links.targets) && known;
    known = read_numbers(*state.links_, in, links.ids) && known;
    output.links = std::make_shared<const PageLinks>(std::move(links));
    state.outputs_.emplace_hint(state.outputs_.end(), std::move(path), std::move(output));
  }
  if (!known || !in.good()) return {};
  if (!facts_count) return state;
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    PictureFacts picture;
    picture.stamp = in.stamp();
    picture.hash = in.hash();
    picture.width = static_cast<int>(in.number());
    picture.height = static_cast<int>(in.number());
    for (bool* const is :
         {&picture.pixels, &picture.transparent, &picture.moving, &picture.shown, &picture.scaled})
      *is = in.number() == 1;
    picture.ending = in.string();
    picture.seen_by = in.string();
    picture.colour = static_cast<std::uint32_t>(in.number());
    for (std::uint64_t& half : picture.likeness) half = in.number();
    picture.seen_through = in.number() == 1;
    picture.for_print = in.number() == 1;
    picture.credit = in.string();
    state.facts.pictures.emplace(std::move(path), std::move(picture));
  }
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    std::shared_ptr<const ConvertedStory> story = read_story(path, in, find);
    known = known && story;
    if (story) state.facts.stories.emplace(std::move(path), std::move(story));
  }
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    KnownCheck check;
    check.key = in.hash();
    known = read_diagnostics(in, find, check.told) && known;
    state.facts.checks.emplace(std::move(path), std::move(check));
  }
  state.facts.search.key = in.hash();
  for (std::uint64_t n = in.count(); n > 0 && in.good(); --n) {
    std::string path(in.string());
    state.facts.search.files.emplace_back(std::move(path), in.hash());
  }
  return in.good() && in.at_end() && known ? std::move(state) : BuildState{};
}

const Remembered* BuildState::find(std::string_view path) const {
  const auto known = outputs_.find(path);
  return known == outputs_.end() ? nullptr : &known->second;
}

}  // namespace zhanting
