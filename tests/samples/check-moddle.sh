#!/bin/sh
# Reads every sample with bpmn-moddle, the reader inside bpmn.io and Camunda Modeler; fails on a warning.
set -eu
cd "$(dirname "$0")/moddle"
[ -d node_modules/bpmn-moddle ] || npm install --no-package-lock --no-audit --no-fund --silent
node check.mjs ../../../samples
node check.mjs ../../../cli/templates
