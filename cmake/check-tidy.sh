#!/bin/sh
# clang-tidy on the files that differ from BASE (default: the commit before), or on all with --all.
# Needs a configured build folder with compile_commands.json: BUILD (default build/asan: clang-tidy reads
# precompiled headers that clang wrote, not those of g++).
set -eu
cd "$(dirname "$0")/.."
build=${BUILD:-build/asan}
if [ "${1:-}" = --all ]; then
  files=$(git ls-files 'model/*.cpp' 'importers/*.cpp' 'analysis/*.cpp' 'render/*.cpp' 'cli/*.cpp')
else
  base=${BASE:-HEAD~1}
  git rev-parse --verify --quiet "$base" >/dev/null || base=$(git hash-object -t tree /dev/null)
  files=$(git diff --name-only --diff-filter=d "$base" -- 'model/*.cpp' 'importers/*.cpp' 'analysis/*.cpp' 'render/*.cpp' 'cli/*.cpp')
fi
[ -n "$files" ] || { echo "no changed file for clang-tidy"; exit 0; }
# g++'s own warning options in the compile commands are no fault of the code.
echo "$files" | xargs -P "$(nproc)" -n 4 clang-tidy -p "$build" --quiet \
  --extra-arg=-Wno-unknown-warning-option --warnings-as-errors='*'
echo "clang-tidy has nothing to say"
