#include "outputs/page_view.h"

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

const ObjectType& object_type(const JsonLd*) {
  static const ObjectType type = {"json_ld",
                                  {{"@context", &text_or_none<&JsonLd::context>},
                                   {"@type", &text_or_none<&JsonLd::type>},
                                   {"name", &text_or_none<&JsonLd::name>},
                                   {"headline", &text_or_none<&JsonLd::name>},
                                   {"description", &text_or_none<&JsonLd::description>},
                                   {"inLanguage", &text_or_none<&JsonLd::language>},
                                   {"url", &text_or_none<&JsonLd::url>},
                                   {"datePublished", &text_or_none<&JsonLd::published>},
                                   {"dateModified", &text_or_none<&JsonLd::modified>}}};
  return type;
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
  static const ObjectType type = {
      "site",
      {member<&SiteView::name>("name"), member<&SiteView::summary>("summary"),
       member<&SiteView::language>("language"), member<&SiteView::sponsor>("sponsor"),
       member<&SiteView::organiser>("organiser"), member<&SiteView::contact>("contact"),
       member<&SiteView::editor>("editor"), member<&SiteView::icp>("icp"),
       member<&SiteView::police>("police"), member<&SiteView::police_code>("police_code"),
       member<&SiteView::site_id>("site_id"), member<&SiteView::domain>("domain"),
       member<&SiteView::base_url>("base_url"), member<&SiteView::theme_css>("theme_css"),
       member<&SiteView::headline_css>("headline_css"),
       member<&SiteView::accessibility>("accessibility"),
       member<&SiteView::navigation>("navigation"), member<&SiteView::without>("without")}};
  return type;
}

ObjectType make_globals(std::string_view kind, std::vector<Member> members) {
  members.insert(members.begin(), {member<&PageView::site>("site"), member<&PageView::t>("t"),
                                   member<&PageView::page>("page")});
  return {kind, std::move(members)};
}

}  // namespace zhanting
