#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "checks/check_site.h"
#include "checks/messages.h"

namespace zhanting {

std::string site_time(std::int64_t now, const Site& site) {
  using namespace std::chrono;
  const std::string& utc_offset = site.settings().utc_offset.text;
  minutes offset = hours(8);  // what the feed takes where nothing is said
  int hour = 0, minute = 0;
  if (std::sscanf(utc_offset.c_str(), "%*1[+-]%2d:%2d", &hour, &minute) == 2) {
    offset = hours(hour) + minutes(minute);
    if (utc_offset[0] == '-') offset = -offset;
  }
  const sys_seconds time = sys_seconds(seconds(now)) + offset;
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(floor<minutes>(time - day));
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count());
}

void check_dates(const Site& site, std::string_view now, Diagnostics& diagnostics) {
  const auto check = [&]<DateForm F>(const Date<F>& date) {
    const std::size_t known = std::min(date.text.size(), now.size());
    if (!is_date(date.text, F) || date.text.substr(0, known) <= now.substr(0, known)) return;
    diagnostics.warning(date.place,
                        Message::of(messages::kDateToCome, date.text, now.substr(0, 10)),
                        Message{messages::kHintDateToCome, {}});
  };
  check(site.settings().published);
  const auto check_all = [&](const auto& nodes) {
    for (const auto& node : nodes) {
      const auto& record = node.record();
      check(record.published);
      if constexpr (requires { record.updated; }) check(record.updated);
      if constexpr (requires { record.corrections; }) {
        for (const Correction& correction : record.corrections) check(correction.date);
      }
    }
  };
  check_all(site.reports);
  check_all(site.entries);
  check_all(site.pages);
}

}  // namespace zhanting
