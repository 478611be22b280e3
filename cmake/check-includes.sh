#!/bin/sh
# Includes run one way only: importers -> model; analysis -> model; render -> model, analysis; cli -> all.
# Libraries stay where they belong. Prints every line that breaks this; exit code 1 if there is one.
set -eu
cd "$(dirname "$0")/.."

broken=0
# forbid FOLDER PATTERN WHY
forbid() {
  if grep -rnE --include='*.h' --include='*.cpp' "^[[:space:]]*#[[:space:]]*include[[:space:]]+[<\"]($2)" "$1"; then
    echo "  ^ $1/ may not include this: $3" >&2
    broken=1
  fi
}

forbid model '(importers|analysis|render|cli)/' 'model/ knows no other stage'
forbid importers '(analysis|render|cli)/' 'importers/ know only model/'
forbid analysis '(importers|render|cli)/' 'analysis/ knows only model/'
forbid render '(importers|cli)/' 'render/ knows only model/ and analysis/'

for folder in model analysis cli; do
  forbid $folder 'pugixml' 'pugixml lives in importers/ and render/'
done
for folder in model importers analysis cli; do
  forbid $folder 'rapidjson/' 'JSON lives in render/'
  forbid $folder '(graphviz/|gvc\.h|cgraph\.h|cairo|librsvg)' 'drawing libraries live in render/'
done
for folder in model analysis render cli; do
  forbid $folder 'tao/pegtl' 'PEGTL lives in importers/'
done
for folder in importers render cli; do
  forbid $folder 'boost/graph/' 'Boost.Graph lives in model/ and analysis/'
done
for folder in model importers render cli; do
  forbid $folder 'Eigen/' 'Eigen lives in analysis/'
  forbid $folder '(c?cadical\.hp?p?)' 'the SAT solver lives in analysis/'
  forbid $folder '(bdd|fdd|bvec)\.h' 'decision diagrams live in analysis/'
done
[ "$(grep -rlE '#[[:space:]]*include[[:space:]]+<(graphviz/)?gvc\.h>' render | wc -l)" -le 1 ] || {
  echo "gvc.h defines MIN, MAX, ABS and more: include it in one file only" >&2
  broken=1
}
[ $broken -eq 0 ] && echo "includes run one way"
exit $broken
