#include "outputs/page_view.h"

#include <utility>

namespace zhanting {

const ObjectType& object_type(const Crumb*) {
  static const ObjectType type = {"link",
                                  {member<&Crumb::title>("title"), member<&Crumb::url>("url")}};
  return type;
}

const ObjectType& object_type(const MetaTag*) {
  static const ObjectType type = {
      "meta",
      {member<&MetaTag::name>("name"), member<&MetaTag::property>("property"),
       member<&MetaTag::content>("content")}};
  return type;
}

namespace {

template <auto M>
Value text_or_none(const void* self) {
  const auto& text = static_cast<const JsonLd*>(self)->*M;
  return text.empty() ? Value::none() : value_of(text);
}

}  // namespace

namespace {

std::vector<Member> json_ld_members() {
  return {{"@context", &text_or_none<&JsonLd::context>},
          {"@type", &text_or_none<&JsonLd::type>},
          {"name", &text_or_none<&JsonLd::name>},
          {"headline", &text_or_none<&JsonLd::headline>},
          {"alternateName", &text_or_none<&JsonLd::other_name>},
          {"description", &text_or_none<&JsonLd::description>},
          {"inLanguage", &text_or_none<&JsonLd::language>},
          {"url", &text_or_none<&JsonLd::url>},
          {"datePublished", &text_or_none<&JsonLd::published>},
          {"dateModified", &text_or_none<&JsonLd::modified>}};
}

/// The I-th of the facts.
template <std::size_t I>
Value property_of(const void* self) {
  const std::vector<std::string>& values = static_cast<const JsonLd*>(self)->more[I].values;
  return values.size() == 1 ? value_of(values.front()) : value_of(values);
}

template <std::size_t... I>
void add_properties(const JsonLd& json_ld, std::vector<Member>& members,
                    std::index_sequence<I...>) {
  static constexpr Value (*kGet[])(const void*) = {&property_of<I>...};
  for (std::size_t i = 0; i < json_ld.more.size(); ++i) {
    const std::string_view name = json_ld.more[i].name;
    std::erase_if(members, [&](const Member& own) { return own.name == name; });
    members.push_back({name, kGet[i]});
  }
}

}  // namespace

Value value_of(const JsonLd& json_ld) {
  std::vector<Member> members = json_ld_members();
  std::erase_if(
      members, [&](const Member& each) { return each.get(&json_ld).kind() == Value::Kind::kNone; });
  add_properties(json_ld, members, std::make_index_sequence<kMostFacts>());
  return Value::object(&json_ld, interned_type("json_ld", members));
}

const ObjectType& object_type(const PageMeta*) {
  static const ObjectType type = {
      "page",
      {member<&PageMeta::kind>("kind"), member<&PageMeta::path>("path"),
       member<&PageMeta::folder>("folder"), member<&PageMeta::title>("title"),
       member<&PageMeta::full_title>("full_title"), member<&PageMeta::description>("description"),
       member<&PageMeta::canonical>("canonical"), member<&PageMeta::breadcrumbs>("breadcrumbs"),
       member<&PageMeta::column>("column"), member<&PageMeta::published>("published"),
       member<&PageMeta::updated>("updated"), member<&PageMeta::source>("source"),
       member<&PageMeta::image>("image"), member<&PageMeta::qr>("qr"),
       member<&PageMeta::meta>("meta"), member<&PageMeta::json_ld>("json_ld"),
       member<&PageMeta::feed>("feed")}};
  return type;
}

const ObjectType& object_type(const SiteView*) {
  static const ObjectType type = {"site",
                                  {member<&SiteView::name>("name"),
                                   member<&SiteView::summary>("summary"),
                                   member<&SiteView::language>("language"),
                                   member<&SiteView::sponsor>("sponsor"),
                                   member<&SiteView::organiser>("organiser"),
                                   member<&SiteView::contact>("contact"),
                                   member<&SiteView::editor>("editor"),
                                   member<&SiteView::icp>("icp"),
                                   member<&SiteView::police>("police"),
                                   member<&SiteView::police_code>("police_code"),
                                   member<&SiteView::site_id>("site_id"),
                                   member<&SiteView::domain>("domain"),
                                   member<&SiteView::base_url>("base_url"),
                                   member<&SiteView::theme_css>("theme_css"),
                                   member<&SiteView::map_css>("map_css"),
                                   member<&SiteView::headline_css>("headline_css"),
                                   member<&SiteView::headline_family>("headline_family"),
                                   member<&SiteView::accessibility>("accessibility"),
                                   member<&SiteView::logo>("logo"),
                                   member<&SiteView::styles>("styles"),
                                   member<&SiteView::footer>("footer"),
                                   member<&SiteView::navigation>("navigation"),
                                   member<&SiteView::has_walks>("has_walks"),
                                   member<&SiteView::without>("without")}};
  return type;
}

ObjectType make_globals(std::string_view kind, std::vector<Member> members) {
  members.insert(members.begin(), {member<&PageView::site>("site"), member<&PageView::t>("t"),
                                   member<&PageView::page>("page")});
  return {kind, std::move(members)};
}

}  // namespace zhanting
