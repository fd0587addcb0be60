# Everything comes from Debian's packages. Why each one is there: generator/HACKING.md.
# Static archives are taken where Debian has them, so that the binary is easy to carry.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
set(Boost_USE_STATIC_LIBS ON)
find_package(Boost 1.74 REQUIRED COMPONENTS filesystem)

include(generator/cmake/icu_data.cmake)

# zhanting_library(target NAME header ARCHIVES...): an imported target for a library without a
# CMake package. The first name found of each archive is linked, in the order given.
function(zhanting_library target header)
  find_path(${target}_include ${header} REQUIRED)
  add_library(${target} INTERFACE IMPORTED)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_include})
  foreach(archive ${ARGN})
    find_library(${target}_${archive} NAMES lib${archive}.a ${archive} REQUIRED)
    target_link_libraries(${target} INTERFACE ${${target}_${archive}})
  endforeach()
endfunction()

zhanting_library(xxhash::xxhash xxhash.h xxhash)
zhanting_library(cmark-gfm::extensions cmark-gfm-core-extensions.h cmark-gfm-extensions cmark-gfm)
find_library(icudata NAMES libicudata.a icudata REQUIRED)
if(icudata MATCHES "\\.a$")
  zhanting_icu_data(${icudata} icudata)
endif()
zhanting_library(icu::i18n unicode/coll.h icui18n icuuc)
zhanting_library(icu::uc unicode/uchar.h icuuc)
foreach(library icu::i18n icu::uc)
  target_link_libraries(${library} INTERFACE ${icudata})
endforeach()
zhanting_library(qrcodegen::qrcodegen qrcodegen/qrcodegen.h qrcodegen)
zhanting_library(brotli::enc brotli/encode.h brotlienc brotlicommon)
zhanting_library(brotli::dec brotli/decode.h brotlidec brotlicommon)  # for tests
zhanting_library(zlib::zlib zlib.h z)
zhanting_library(expat::expat expat.h expat)

# Debian builds cpp-httplib as a library with these options; its classes differ without them.
zhanting_library(httplib::httplib httplib.h cpp-httplib)
target_compile_definitions(httplib::httplib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT
                           CPPHTTPLIB_ZLIB_SUPPORT CPPHTTPLIB_BROTLI_SUPPORT)
target_link_libraries(httplib::httplib INTERFACE Threads::Threads)

find_package(PkgConfig)
if(PkgConfig_FOUND)
  pkg_check_modules(vips IMPORTED_TARGET vips>=8.14)
  pkg_check_modules(heif IMPORTED_TARGET libheif libde265 zlib)  # libvips-dev brings them
  pkg_check_modules(foundry IMPORTED_TARGET harfbuzz-subset libwoff2enc fontconfig)
  pkg_check_modules(engraver IMPORTED_TARGET librsvg-2.0 pangocairo fontconfig libpng)
endif()
