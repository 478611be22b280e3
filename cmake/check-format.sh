#!/bin/sh
# Fails if clang-format would change a file; `cmake/check-format.sh --fix` changes them.
set -eu
cd "$(dirname "$0")/.."
files=$(git ls-files '*.h' '*.cpp')
if [ "${1:-}" = --fix ]; then
  echo "$files" | xargs clang-format -i
else
  echo "$files" | xargs clang-format --dry-run --Werror
  echo "format is as clang-format decides"
fi
