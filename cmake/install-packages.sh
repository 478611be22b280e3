#!/bin/sh
# Installs what Dyetrace needs from Debian 12, if it is missing.
#   install-packages.sh build     to build and run it
#   install-packages.sh test      to run every check as well
set -eu

build="g++ cmake ninja-build pkg-config libboost-dev libpugixml-dev libgraphviz-dev librsvg2-dev
libcairo2-dev libcadical-dev libbdd-dev libeigen3-dev libcli11-dev libfmt-dev rapidjson-dev
libutfcpp-dev tao-pegtl-dev fonts-liberation2"
test="catch2 nlohmann-json3-dev clang clang-format clang-tidy libclang-rt-14-dev libxml2-utils graphviz nodejs npm git python3"

wanted=$build
[ "${1:-build}" = build ] || wanted="$build $test"

missing=""
for package in $wanted; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' && continue
  # Node.js and npm may come from elsewhere than Debian.
  case $package in nodejs) command -v node >/dev/null && continue ;; npm) command -v npm >/dev/null && continue ;; esac
  missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
as_root=""
[ "$(id -u)" -eq 0 ] || as_root=sudo
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
$as_root apt-get install -q -y --no-install-recommends $missing
