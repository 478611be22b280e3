#!/bin/sh
# What each sample's README says of the findings is what the program finds.
#
#   check-findings.sh PROGRAM SAMPLES
#
# The READMEs hold the rows `| severity | rule | finding |`, in the order of the report, and some
# of its remedies, each as `- **What to change.** What comes of it.`
set -u
program=$(realpath "$1"); samples=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

failed=0
for readme in "$samples"/*/README.md; do
  story=$(dirname "$readme")
  model=$story
  [ -d "$story/after" ] && model=$story/after
  "$program" check "$model" --out "$work/report" --fail-on never --quiet >/dev/null 2>&1
  sed -n 's/^| \[[0-9]*\](#\([a-z]*-[0-9]*\)-[0-9a-f]*) | \([a-z]*\) | \(.*[.?]\) | .* | .* |$/| \2 | \1 | \3 |/p' \
    "$work/report/report.md" | sed 's/| \([a-z]*-[0-9]*\) |/| \U\1 |/' > "$work/found"
  sed -n '/^| \(critical\|high\|medium\|low\|note\) | /p' "$readme" > "$work/told"
  if [ ! -s "$work/found" ] || ! diff -u --label told --label found "$work/told" "$work/found"; then
    echo "FAILED $readme"
    failed=1
  fi
  sed 's/^[0-9]*\. <a id="remedy-[0-9]*"><\/a>//' "$work/report/report.md" > "$work/remedies"
  sed -n 's/^- \(\*\*.*\)/\1/p' "$readme" > "$work/tried"
  if [ ! -s "$work/tried" ] || grep -Fxv -f "$work/remedies" "$work/tried"; then
    echo "FAILED $readme: no such remedies"
    failed=1
  fi
  rm -r "$work/report"
done
[ $failed -eq 0 ] && echo "the samples' READMEs tell what is found"
exit $failed
