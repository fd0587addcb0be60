# What `cmake --install` puts where, and `cpack` makes of it: a .deb with the program, and one with each
# module, whose libraries the program does without.
set(program_folder lib/zhanting) # a module is looked for beside the program
set(made ${CMAKE_BINARY_DIR}/package)
file(MAKE_DIRECTORY ${made})

install(TARGETS zhanting RUNTIME DESTINATION ${program_folder} COMPONENT program)
file(CREATE_LINK ../${program_folder}/zhanting ${made}/zhanting SYMBOLIC)
install(FILES ${made}/zhanting DESTINATION bin COMPONENT program)
install(FILES LICENSE DESTINATION share/doc/zhanting RENAME copyright COMPONENT program)
install(FILES CHANGELOG.md DESTINATION share/doc/zhanting COMPONENT program)

# The program prints it: zhanting_printed(FILE COMMAND DESTINATION).
function(zhanting_printed file command destination)
  get_filename_component(name ${destination} NAME)
  get_filename_component(folder ${destination} DIRECTORY)
  add_custom_command(OUTPUT ${made}/${file} COMMAND sh -c "$<TARGET_FILE:zhanting> ${command} > ${made}/${file}"
                     DEPENDS zhanting VERBATIM)
  add_custom_target(package_${file} ALL DEPENDS ${made}/${file})
  install(FILES ${made}/${file} DESTINATION ${folder} RENAME ${name} COMPONENT program)
endfunction()
zhanting_printed(manual.en "manual --language en | gzip -9n" share/man/man1/zhanting.1.gz)
zhanting_printed(manual.zh "manual --language zh | gzip -9n" share/man/zh_CN/man1/zhanting.1.gz)
zhanting_printed(completion "completion bash" share/bash-completion/completions/zhanting)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME zhanting)
set(CPACK_PACKAGE_CONTACT "Zhanting contributors <zhanting@example.org>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY ${CMAKE_BINARY_DIR})
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # by dpkg-dev: the libraries that the files name
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME zhanting)
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "static site generator for online showcases
 Makes a site that any web server, or a double click, can show, from a JSON
 file (the facts) and a Markdown file (the story) for each thing to be shown.
 Its search finds any piece of Chinese text.")
# zhanting_module_package(MODULE PURPOSE)
function(zhanting_module_package module purpose)
  if(NOT TARGET zhanting_${module})
    return()
  endif()
  string(TOUPPER ${module} upper)
  install(TARGETS zhanting_${module} LIBRARY DESTINATION ${program_folder} COMPONENT ${module})
  list(APPEND CPACK_COMPONENTS_ALL ${module})
  list(APPEND suggested zhanting-${module})
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME zhanting-${module} PARENT_SCOPE)
  set(CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS "zhanting (= ${PROJECT_VERSION})" PARENT_SCOPE)
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${purpose}\n For showcases that need it; zhanting does without." PARENT_SCOPE)
  set(CPACK_COMPONENTS_ALL ${CPACK_COMPONENTS_ALL} PARENT_SCOPE)
  set(suggested ${suggested} PARENT_SCOPE)
endfunction()
zhanting_module_package(darkroom "photographs for zhanting: sized, framed, without metadata")
zhanting_module_package(foundry "headline faces for zhanting: fonts cut to the characters of a site")
zhanting_module_package(engraver "share cards for zhanting: what chat programs show of a page")
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS rsync) # what zhanting publish runs
list(APPEND suggested rclone)
list(JOIN suggested ", " CPACK_DEBIAN_PROGRAM_PACKAGE_SUGGESTS)
include(CPack)
