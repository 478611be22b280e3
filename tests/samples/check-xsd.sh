#!/bin/sh
# Checks every sample diagram against the BPMN 2.0 schema of the OMG.
#
#   DYETRACE_SCHEMAS=folder tests/samples/check-xsd.sh
#
# The folder holds BPMN20.xsd and the four schemas it includes (in it, or in its `bpmn` folder).
# They are the OMG's to distribute, so without them the check is skipped.
set -eu

samples=$(cd "$(dirname "$0")/../../samples" && pwd)
schema=
for candidate in "${DYETRACE_SCHEMAS:-}/BPMN20.xsd" "${DYETRACE_SCHEMAS:-}/bpmn/BPMN20.xsd"; do
  if [ -n "${DYETRACE_SCHEMAS:-}" ] && [ -f "$candidate" ]; then
    schema=$candidate
    break
  fi
done
if [ -z "$schema" ]; then
  echo "skipped: set DYETRACE_SCHEMAS to the folder with BPMN20.xsd"
  exit 0
fi
if ! command -v xmllint >/dev/null; then
  echo "skipped: xmllint is not installed"
  exit 0
fi

find "$samples" "$samples/../cli/templates" -name '*.bpmn' -exec xmllint --nonet --noout --schema "$schema" {} +
