# shellcheck shell=bash disable=SC2034
# Sourced by make-site and run-tests: the one list of Debian packages, their installation,
# and the configuring of a build folder.

# A row is a package, or package=command where any other source of the command will do.
build_packages=(
  g++ cmake ninja-build
  nlohmann-json3-dev libboost-filesystem-dev libcmark-gfm-dev libcmark-gfm-extensions-dev
  libcli11-dev libfmt-dev libcpp-httplib-dev libxxhash-dev libicu-dev libqrcodegen-dev
  libexpat1-dev zlib1g-dev libbrotli-dev
)
# For showcases with pictures of pixels: brings some 130 packages, 50 MB to download.
picture_packages=(libvips-dev pkg-config)
# For showcases that name a headline face.
font_packages=(libharfbuzz-dev libwoff-dev libfontconfig-dev pkg-config fonts-noto-cjk)
# For sites that know their address: brings some 150 packages, 130 MB to download, of which the
# fonts are 57.
card_packages=(librsvg2-dev libpango1.0-dev pkg-config fonts-noto-cjk)
test_packages=(
  libgtest-dev python3 python3-jinja2
  chromium-headless-shell fonts-noto-cjk nodejs=node npm=npm ca-certificates default-jre-headless=java
  poppler-utils=pdftotext clang-format-16 clang-16 lld-16 libclang-rt-16-dev
  libvips-tools=vips libimage-exiftool-perl=exiftool
  dpkg-dev file man-db
)
# What `zhanting headers` writes settings for; none is asked to run by itself.
server_packages=(nginx libnginx-mod-http-brotli-static apache2-bin caddy media-types)
# What `zhanting publish` runs.
publish_packages=(rsync rclone)
thorough_packages=(clang-tidy-16)

is_installed() {
  [[ $1 == *=* ]] && command -v "${1#*=}" >/dev/null && return
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "${1%%=*}" 2>/dev/null) == installed ]]
}

# install_missing PURPOSE ROW...: says and installs what is missing, nothing otherwise.
install_missing() {
  local purpose=$1 row missing=() as_root=()
  shift
  for row in "$@"; do
    is_installed "$row" || missing+=("${row%%=*}")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0

  if ! command -v apt-get >/dev/null; then
    printf '%s needs these Debian packages, and there is no apt-get here to install them:\n  %s\n' \
      "$purpose" "${missing[*]}" >&2
    return 2
  fi
  if [[ $(id -u) -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      printf '%s needs packages that are missing. As root, run:\n  apt-get install %s\n' \
        "$purpose" "${missing[*]}" >&2
      return 2
    fi
    as_root=(sudo)
  fi
  printf '%s needs packages that are missing. Installing them%s:\n  apt-get install %s\n' \
    "$purpose" "${as_root:+ through sudo}" "${missing[*]}"
  "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes \
      --no-install-recommends -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null || {
    echo "apt-get could not install them; its message stands above." >&2
    return 2
  }
}

# configure PRESET [-DNAME=VALUE...]: only when build/PRESET was not yet configured for this place
# with these values and libraries; CMake itself sees to later changes of its own files.
configure() {
  local cache=build/$1/CMakeCache.txt option
  local wanted=("CMAKE_HOME_DIRECTORY:INTERNAL=$PWD")
  # These may have come since.
  if pkg-config --exists vips 2>/dev/null; then
    wanted+=("vips_FOUND:INTERNAL=1")
  fi
  if pkg-config --exists harfbuzz-subset libwoff2enc fontconfig 2>/dev/null; then
    wanted+=("foundry_FOUND:INTERNAL=1")
  fi
  if pkg-config --exists librsvg-2.0 pangocairo fontconfig libpng 2>/dev/null; then
    wanted+=("engraver_FOUND:INTERNAL=1")
  fi
  for option in "${@:2}"; do
    wanted+=("${option#-D}")
  done
  if [[ -f build/$1/build.ninja ]] && has_lines "$cache" "${wanted[@]}"; then
    return
  fi
  local fresh=()
  has_lines "$cache" "${wanted[0]}" || fresh=(--fresh)
  cmake "${fresh[@]}" --preset "$@" --log-level=WARNING
}

has_lines() {
  local line
  for line in "${@:2}"; do
    grep -qxF -- "$line" "$1" 2>/dev/null || return
  done
}

if command -v ccache >/dev/null; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi
