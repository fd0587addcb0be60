#pragma once

#include <string>
#include <string_view>

/// Paths inside a showcase and a site: UTF-8, '/' between parts, relative, without "." and "..".
namespace zhanting {

/// "a" + "b/c" is "a/b/c"; an empty part adds nothing.
std::string join_path(std::string_view folder, std::string_view name);
/// "a/b.json" gives "a"; "b.json" gives "".
std::string_view parent_path(std::string_view path);
std::string_view file_name(std::string_view path);
/// Without the last extension: "b.json" gives "b"; ".x" gives ".x".
std::string_view file_stem(std::string_view path);
/// With its dot, lower-case as written: ".json", or "".
std::string_view extension(std::string_view path);

/// `relative` as seen from `folder`, with "." and ".." worked out. False when it climbs out of the
/// top, or holds a backslash, a NUL or a drive letter.
bool resolve_path(std::string_view folder, std::string_view relative, std::string& out);

/// "../" for each folder of `path`: the way from a page to the site's root.
std::string root_prefix(std::string_view path);

/// The site path of a page, as a link to its folder has it behind the way to the site's root, which
/// is what `out` holds: “branches/x/index.html#y” without “index.html”.
void append_folder_link(std::string_view path, std::string& out);

/// [a-z0-9-]+
bool is_slug(std::string_view text);
/// The slug that `text` is but for capitals, underscores and spaces; "" when there is none.
std::string nearest_slug(std::string_view text);

/// A name that editors and office programs give to what they keep beside a file: x~, #x#, ~$x.
bool is_backup_name(std::string_view name);

}  // namespace zhanting
