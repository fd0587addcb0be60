# zhanting_embed(source.cc): writes a C++ file that carries the files of templates/ and assets/ in
# the binary, so that the generator can be copied without them.
function(zhanting_embed output)
  set(rows "")
  set(assembly "")
  set(files "")
  set(number 0)
  foreach(folder templates assets)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/${folder}
         ${CMAKE_SOURCE_DIR}/${folder}/*)
    list(SORT found)
    string(APPEND rows "const std::vector<ThemeFile>& built_in_${folder}() {\n  static const std::vector<ThemeFile> files = {\n")
    foreach(name ${found})
      if(name MATCHES "(^|/)(README.md|\\.[^/]*)$")
        continue()
      endif()
      set(path ${CMAKE_SOURCE_DIR}/${folder}/${name})
      list(APPEND files ${path})
      string(APPEND assembly "__asm__(\".section .rodata\\n\"\n        \"zhanting_file_${number}: .incbin \\\"${path}\\\"\\n\"\n        \"zhanting_file_end_${number}: .byte 0\\n\"\n        \".previous\\n\");\nextern \"C\" {\nextern const char zhanting_file_${number}[];\nextern const char zhanting_file_end_${number}[];\n}\n")
      string(APPEND rows "      {\"${name}\", \"${folder}/${name}\", {zhanting_file_${number}, zhanting_file_end_${number}}},\n")
      math(EXPR number "${number} + 1")
    endforeach()
    string(APPEND rows "  };\n  return files;\n}\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "// Made by generator/cmake/embed.cmake.
#include \"load/documents.h\"
@assembly@
namespace zhanting {
@rows@
}  // namespace zhanting
")
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${files}"
                              SKIP_LINTING ON)
endfunction()
