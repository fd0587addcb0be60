# zhanting_embed(library function folder [EXCEPT regex]): compiles the files of FOLDER, those whose
# path matches EXCEPT left out, into LIBRARY. There they are, sorted by path, what
#   std::span<const EmbeddedFile> zhanting::FUNCTION();
# gives; the header that needs them declares it.
function(zhanting_embed library function folder)
  cmake_parse_arguments(PARSE_ARGV 3 arg "" "EXCEPT" "")
  set(root ${CMAKE_SOURCE_DIR}/${folder})
  file(GLOB_RECURSE names CONFIGURE_DEPENDS RELATIVE ${root} ${root}/*)
  list(SORT names)
  set(rows "")
  set(assembly "")
  set(files "")
  foreach(name ${names})
    if(arg_EXCEPT AND name MATCHES "${arg_EXCEPT}")
      continue()
    endif()
    list(LENGTH files number)
    set(symbol "zhanting_${function}_${number}")
    list(APPEND files ${root}/${name})
    string(APPEND assembly "__asm__(\".section .rodata\\n\"
        \"${symbol}: .incbin \\\"${root}/${name}\\\"\\n\"
        \"${symbol}_end: .byte 0\\n\"
        \".previous\\n\");
extern \"C\" {
extern const char ${symbol}[];
extern const char ${symbol}_end[];
}
")
    string(APPEND rows "      {\"${name}\", {${symbol}, ${symbol}_end}},\n")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/embedded/${function}.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT "// Made by generator/cmake/embed.cmake.
#include <span>

#include \"base/embedded_file.h\"
@assembly@
namespace zhanting {
std::span<const EmbeddedFile> @function@();
std::span<const EmbeddedFile> @function@() {
  static const EmbeddedFile files[] = {
@rows@  };
  return files;
}
}  // namespace zhanting
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}" SKIP_LINTING ON)
  target_sources(${library} PRIVATE ${source})
endfunction()
