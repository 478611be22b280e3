#!/bin/sh
# Golden folders: each folder below this one with a file `arguments` is a case. `dyetrace` runs in it
# with each line of `arguments` as one argument list; what it prints, and `exit N` for each line, must
# equal `expected`. A difference leaves `expected.actual` and is shown.
#
#   run.sh PROGRAM [FOLDER ...]     compare
#   run.sh --accept PROGRAM [...]   make what is printed now the expectation
set -u
accept=no
if [ "${1:-}" = --accept ]; then accept=yes; shift; fi
program=$(realpath "$1"); shift
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here"

passed=0; failed=0
for arguments in $(find "$@" -name arguments | LC_ALL=C sort); do
  folder=$(dirname "$arguments")
  actual=$folder/expected.actual
  ( cd "$folder" || exit 1
    while IFS= read -r line; do
      [ -n "$line" ] || continue
      printf '$ dyetrace %s\n' "$line"
      eval "\"$program\" $line" </dev/null 2>&1
      printf 'exit %s\n' $?
    done < arguments ) > "$actual"
  if [ $accept = yes ]; then
    mv "$actual" "$folder/expected"; passed=$((passed + 1))
  elif cmp -s "$actual" "$folder/expected"; then
    rm "$actual"; passed=$((passed + 1))
  else
    echo "FAILED ${folder#"$here"/}"
    diff -u "$folder/expected" "$actual" | head -40
    failed=$((failed + 1))
  fi
done
echo "golden: $passed passed, $failed failed"
[ $failed -eq 0 ]
