#!/bin/sh
# Installs what is missing, builds Dyetrace and checks every story in samples/.
set -eu
cd "$(dirname "$0")"

cmake/install-packages.sh build
cmake --preset release -DDYETRACE_TESTS=OFF -DDYETRACE_BENCHMARKS=OFF >/dev/null
cmake --build --preset release --target dyetrace

for story in samples/*/; do
  name=$(basename "$story")
  model=$story
  [ -d "$story/after" ] && model=${story}after
  echo
  echo "=== $name ==="
  build/release/cli/dyetrace check "$model" --out "out/$name" --fail-on never
done

echo
echo "Reports:  $(pwd)/out/*/report.md"
echo "Pictures: $(pwd)/out/*/overview.svg, and one for each finding beside it"
