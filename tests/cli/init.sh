#!/bin/sh
# Every template of `dyetrace init` makes a folder that `check` reads and finds nothing wrong in, and
# nothing that is there already is written over.
#
#   init.sh PROGRAM
set -u
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
fail() { echo "FAILED $1"; failed=1; }

templates=$("$program" init --list | grep -v '^ ')
[ "$(echo "$templates" | wc -l)" -ge 5 ] || fail "there are fewer than five templates"
for template in $templates; do
  "$program" init "$template" "$template" >/dev/null 2>said || fail "$template: init"
  [ -s said ] && fail "$template: something is wrong with it: $(cat said)"
  for file in "$template.bpmn" settings.xml README.md checklist.md; do
    [ -s "$template/$file" ] || fail "$template: no $file"
  done
  "$program" check "$template" --format text >found 2>&1 || fail "$template: check: $(cat found)"
  grep -q '^No finding' found || fail "$template: $(tail -1 found)"
  "$program" settings "$template" >/dev/null 2>&1 || fail "$template: settings"

  cp -r "$template" before
  "$program" init "$template" "$template" >/dev/null 2>&1 && fail "$template: written over"
  diff -r before "$template" >/dev/null || fail "$template: changed by a second init"
  rm -r before
done
"$program" init contact-imports new >/dev/null 2>said && fail "an unknown template is taken"
grep -q 'contact-import' said || fail "the nearest template is not named"
[ -e new ] && fail "a folder is made for an unknown template"

[ $failed -eq 0 ] && echo "every template makes a model without findings"
exit $failed
