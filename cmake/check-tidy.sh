#!/bin/sh
# clang-tidy on the files that differ from BASE (default: the commit before), or on all with --all.
# Configures a folder of its own, build/tidy: in those of other presets several files are compiled as one,
# or with headers that clang-tidy cannot read.
set -eu
cd "$(dirname "$0")/.."
if [ "${1:-}" = --all ]; then
  files=$(git ls-files 'model/*.cpp' 'importers/*.cpp' 'analysis/*.cpp' 'render/*.cpp' 'cli/*.cpp')
else
  base=${BASE:-HEAD~1}
  git rev-parse --verify --quiet "$base" >/dev/null || base=$(git hash-object -t tree /dev/null)
  files=$(git diff --name-only --diff-filter=d "$base" -- 'model/*.cpp' 'importers/*.cpp' 'analysis/*.cpp' 'render/*.cpp' 'cli/*.cpp')
fi
[ -n "$files" ] || { echo "no changed file for clang-tidy"; exit 0; }
cmake --preset tidy >/dev/null
echo "$files" | xargs -P "$(nproc)" -n 4 clang-tidy -p build/tidy --quiet --warnings-as-errors='*'
echo "clang-tidy has nothing to say"
