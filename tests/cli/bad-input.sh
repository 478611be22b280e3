#!/bin/sh
# Bad input of every kind, as a user would meet it: a clear error of a few lines with place and advice,
# the right exit code, nothing half-written.
#   bad-input.sh PROGRAM SAMPLES
set -u
program=$(realpath "$1"); samples=$(realpath "$2")
work=$(mktemp -d); trap 'umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
passed=0; failed=0; skipped=0

# expect NAME EXIT PATTERN -- ARGUMENTS...: exit code, a message that matches, at most 12 short lines,
# no sign of a crash.
expect() {
  name=$1; code=$2; pattern=$3; shift 4
  timeout 60 "$program" "$@" >out 2>err </dev/null; actual=$?
  if [ $actual -eq "$code" ] && grep -qE "$pattern" err && [ "$(wc -l <err)" -le 12 ] &&
     [ "$(wc -c <err)" -le 2000 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1)); echo "FAILED $name: exit $actual, wanted $code and /$pattern/"; head -c 600 err
  fi
}
# holds NAME COMMAND...: the command succeeds.
holds() {
  name=$1; shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED $name"; fi
}
none_of() { [ -z "$(find "$1" -name '*.tmp*' -o -name '.dyetrace-*' 2>/dev/null)" ]; }

good=$work/good.bpmn
printf '%s\n' '<?xml version="1.0" encoding="UTF-8"?>' \
  '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t">' \
  '<process id="p"><task id="t" name="Ask"/></process></definitions>' >"$good"

expect "a missing file" 2 'no file or folder `nowhere.bpmn`' -- check nowhere.bpmn
mkdir empty; expect "an empty folder" 2 'holds no file to read' -- check empty
mkdir other; echo hello >other/readme.txt
expect "a folder with nothing to read" 2 'readme.txt|nothing' -- check other
: >zero.bpmn; expect "a file of 0 bytes" 2 'zero.bpmn.*empty|empty.*zero.bpmn' -- check zero.bpmn
echo 'not xml at all' >text.bpmn; expect "not XML" 2 'text.bpmn' -- check text.bpmn
printf '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process' >cut.bpmn
expect "XML that breaks off" 2 'cut.bpmn:1' -- check cut.bpmn
echo '<definitions/>' >nospace.bpmn; expect "definitions without a namespace" 2 'nospace.bpmn' -- check nospace.bpmn

printf '%s' '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="&c;"/></definitions>' >bomb.bpmn
expect "an XML bomb" 2 'bomb.bpmn:1:[0-9]+.*(DOCTYPE|document type)' -- check bomb.bpmn
printf '%s' '<!DOCTYPE d SYSTEM "file:///etc/passwd"><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>' >dtd.bpmn
expect "a DTD" 2 'dtd.bpmn:1:1.*(DOCTYPE|document type)' -- check dtd.bpmn
printf '%s' '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="&xxe;"/></definitions>' >entity.bpmn
expect "an undefined entity" 2 'entity.bpmn:1:[0-9]+.*xxe' -- check entity.bpmn

truncate -s 2G huge.bpmn
expect "a file of 2 GB" 2 'huge.bpmn.*(limit|larger)' -- check huge.bpmn
rm -f huge.bpmn
{ printf '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">'
  head -c 600000 /dev/zero | sed 's/\x00/<a>/g' | head -c 300000; head -c 700000 /dev/zero | sed 's/\x00/<\/a>/g' | head -c 400000
  printf '</definitions>'; } >deep.bpmn
expect "100,000 levels of nesting" 2 'deep.bpmn:1:[0-9]+.*(deep|nest|level)' -- check deep.bpmn

settings='<settings xmlns="urn:dyetrace:settings:1">'
{ printf '%s<setting id="a" kind="choice">' "$settings"; seq -f '<option id="o%.0f"/>' 10000
  printf '</setting></settings>'; } >options.xml
expect "an option list of 10,000" 2 'options.xml:1:43.*10000 options; at most 64' -- settings options.xml
{ printf '%s<setting id="a"/><requires then="a' "$settings"
  yes ' | a' | head -n 250000 | tr -d '\n'; printf '"/></settings>'; } >long.xml
expect "a constraint of 1 MB" 0 'long.xml:1:60: error.*at most 65536 bytes' -- settings long.xml
{ printf '%s<setting id="a"/><requires then="' "$settings"; head -c 300 /dev/zero | tr '\0' '('
  printf 'a"/></settings>'; } >brackets.xml
expect "300 levels of brackets" 0 'brackets.xml:1:60: error.*200 levels' -- settings brackets.xml
printf '%s<setting id="a"/><requires then="a"/><excludes a="a" b="a"/></settings>' "$settings" >clash.xml
expect "constraints that clash" 1 'clash.xml:1:[0-9]+: error: no configuration is valid' -- check clash.xml --format text

expect "an unknown option" 2 'colour-me|not expected' -- check "$good" --colour-me
expect "an unknown rule" 2 'no rule `FLW-99`' -- check "$good" --rules FLW-99
expect "a picture of an unknown form" 2 'End it in .svg, .png, .pdf or .dot' -- draw "$good" --out picture.jpg
for form in svg png pdf dot; do
  holds "a picture as its name ends in $form" "$program" draw --quiet "$good" --out "picture.$form"
done
holds "the names' endings" test "$(head -c 4 picture.svg)$(head -c 4 picture.pdf)$(head -c 4 picture.png | tail -c 3)$(head -c 7 picture.dot)" = '<svg%PDFPNGdigraph'
holds "a picture as --format says" "$program" draw --quiet "$good" --format dot --out named.pdf
holds "what --format says" grep -q '^digraph' named.pdf
expect "a picture to nowhere" 2 'cannot write' -- draw "$good" --out /proc/none/picture.svg

: >inTheWay; expect "a file where the folder should be" 2 'cannot make the folder|cannot write' -- check "$good" --out inTheWay
expect "a folder that cannot be made" 2 'cannot make the folder' -- check "$good" --out /proc/none/out
expect "a picture of unknown form" 2 'cannot tell the form of the picture' -- compare "$good" "$good" --out unmade --picture png
holds "nothing is written beside a picture of unknown form" [ ! -e unmade ]
"$program" rules >/dev/full 2>err; holds "a full standard output gives 2" [ $? -eq 2 ]

mkdir small
if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
  expect "a full disk" 2 'cannot write.*(space|full)' -- check "$samples"/people-you-may-know/after --out small/out
  holds "a full disk leaves nothing half-written" [ -z "$(find small -type f)" ]
  umount small
else
  skipped=$((skipped + 1)); echo "skipped: a full disk (cannot mount a tmpfs here)"
fi

# Killed while at work, many times at different moments: what is there is whole.
mkdir killed
for moment in 0.01 0.02 0.03 0.05 0.08 0.12 0.2 0.3; do
  timeout -s KILL $moment "$program" check "$samples"/people-you-may-know/after --out killed >/dev/null 2>&1
  for file in killed/*.json; do [ ! -e "$file" ] || holds "whole JSON after a kill" node -e 'JSON.parse(require("fs").readFileSync(process.argv[1]))' "$file"; done
  for file in killed/*.svg; do [ ! -e "$file" ] || holds "whole SVG after a kill" xmllint --noout "$file"; done
done
"$program" check "$samples"/people-you-may-know/after --out killed --fail-on never >/dev/null 2>&1
holds "the next run cleans up after a kill" none_of killed

echo "bad input: $passed passed, $failed failed, $skipped skipped"
[ $failed -eq 0 ]
