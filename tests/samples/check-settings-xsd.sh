#!/bin/sh
# Checks the schema of settings files against the example of the documentation and every settings file
# of the samples.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
if ! command -v xmllint >/dev/null; then
  echo "skipped: xmllint is not installed"
  exit 0
fi
schema=$root/docs/schemas/settings.xsd

for file in "$root"/docs/examples/*.xml $(grep -rl --include='*.xml' 'urn:dyetrace:settings:1' "$root/samples" "$root/cli/templates" || true); do
  xmllint --nonet --noout --schema "$schema" "$file"
done

# A schema that lets everything pass would say nothing.
refused() {
  echo "$1" | xmllint --nonet --noout --schema "$schema" - 2>/dev/null || return 0
  echo "the schema accepts $1" >&2
  exit 1
}
refused '<settings xmlns="urn:dyetrace:settings:1"><seting id="a"/></settings>'
refused '<settings xmlns="urn:dyetrace:settings:1"><setting id="a" lable="A"/></settings>'
refused '<settings xmlns="urn:dyetrace:settings:1"><setting label="A"/></settings>'
refused '<settings xmlns="urn:dyetrace:settings:1"><setting id="a" kind="slider"/></settings>'
refused '<settings xmlns="urn:dyetrace:settings:1"><setting id="a"/><setting id="a"/></settings>'
