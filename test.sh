#!/bin/sh
# Installs what is missing, builds Dyetrace, checks the samples and runs every test.
set -eu
cd "$(dirname "$0")"

cmake/install-packages.sh test
./try.sh >/dev/null || { ./try.sh; exit 1; }
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev
