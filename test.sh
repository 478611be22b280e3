#!/bin/sh
# Installs what is missing, builds Dyetrace, checks the samples and runs every test.
set -eu
cd "$(dirname "$0")"

cmake/install-packages.sh test
cmake --preset release -DDYETRACE_WERROR=ON -DDYETRACE_TESTS=OFF >/dev/null
./try.sh
cmake --preset release -DDYETRACE_TESTS=ON -DDYETRACE_BENCHMARKS=ON >/dev/null
cmake --build --preset release
ctest --preset release
