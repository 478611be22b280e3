#!/bin/sh
# Reads every chart of the samples' reports, and of a model with hostile names, with Mermaid itself.
#
#   check-mermaid.sh PROGRAM
set -eu
program=$(realpath "$1")
cd "$(dirname "$0")/moddle"
[ -d node_modules/mermaid ] || npm install --no-package-lock --no-audit --no-fund --silent
node check-mermaid.mjs "$program" ../../../samples ../../../cli/templates
