#!/bin/sh
# `dyetrace compare` on a real repository: two revisions of a folder, and as git's own program for
# showing differences.
#   compare-git.sh PROGRAM SAMPLES
set -u
program=$(realpath "$1"); samples=$(realpath "$2")
command -v git >/dev/null || { echo "compare with git: skipped, no git"; exit 0; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/home" "$work/repository"
ln -s "$program" "$work/bin/dyetrace"
PATH=$work/bin:$PATH HOME=$work/home GIT_CONFIG_NOSYSTEM=1 GIT_PAGER=cat
export PATH HOME GIT_CONFIG_NOSYSTEM GIT_PAGER
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
cd "$work/repository" || exit 1
passed=0; failed=0

# expect NAME EXIT PATTERN COMMAND...: exit code and a line of the output that matches.
expect() {
  name=$1; code=$2; pattern=$3; shift 3
  timeout 60 "$@" >"$work/out" 2>&1 </dev/null; actual=$?
  tr '\n' ' ' <"$work/out" | tr -s ' ' >"$work/line"
  if [ $actual -eq "$code" ] && grep -qE -- "$pattern" "$work/line"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1)); echo "FAILED $name: exit $actual, wanted $code and /$pattern/"
    head -c 800 "$work/out"
  fi
}
commit() { git add -A && git -c user.name=T -c user.email=t@example.org commit -qm "$1"; }

git init -q -b main .
mkdir -p docs/model
cp "$samples"/people-you-may-know/before/* docs/model/
echo '*.bpmn diff=dyetrace' >.gitattributes
echo hidden >docs/model/.hidden.bpmn
commit "Before the launch"
git checkout -q -b launch
cp "$samples"/people-you-may-know/after/* docs/model/
commit "The launch"
git checkout -q main
echo aside >aside.txt
commit "Something else"
git checkout -q launch

reach='newly reach Measurement partner'
expect "two revisions of a folder" 1 "$reach" dyetrace compare --git main..HEAD docs/model
expect "places name the revision" 1 'after: Measurement partner, launch:docs/model/people-you-may-know.bpmn:18:5' \
  dyetrace compare --git main..launch docs/model
expect "places in HEAD are files" 1 '"uri": ?"docs/model/people-you-may-know.bpmn"' \
  dyetrace compare --git main..HEAD docs/model --format sarif
expect "from where the branches parted" 1 "$reach" dyetrace compare --git main...HEAD docs/model
expect "ends that are left out are HEAD" 1 "$reach" dyetrace compare --git main.. docs/model
expect "a revision and the working tree" 1 "$reach" dyetrace compare --git main docs/model
expect "nothing changed since HEAD" 0 'Nothing changed' dyetrace compare --git HEAD docs/model
expect "one file of two revisions" 1 "$reach" \
  dyetrace compare --git main..HEAD docs/model/people-you-may-know.bpmn
expect "from within the folder" 1 "$reach" sh -c 'cd docs/model && dyetrace compare --git main..HEAD .'
expect "from another folder" 1 "$reach" sh -c 'cd / && dyetrace compare --git main..launch "$1"' - "$PWD/docs/model"
expect "backwards it is no worse" 0 'What no longer happens: ' dyetrace compare --git HEAD..main docs/model
expect "as JSON" 1 '"title": ?"Model, main"' dyetrace compare --git main..HEAD docs/model --format json
expect "a revision that is none" 2 'git could not read `nowhere`' dyetrace compare --git nowhere..HEAD docs/model
expect "an option is no revision" 2 'not a revision' dyetrace compare --git=--output=x..HEAD docs/model
expect "a path on neither side" 2 'on neither side' dyetrace compare --git main..HEAD docs/other
expect "no repository" 2 'git could not read' dyetrace compare --git main "$samples"/../../..
expect "two paths and revisions" 2 'did not expect' dyetrace compare --git main docs/model docs/model

git config diff.dyetrace.command 'dyetrace compare'
expect "git diff shows the comparison" 0 "$reach" git diff main HEAD
expect "it names file and versions" 0 \
  'docs/model/people-you-may-know.bpmn, [0-9a-f]{7} -> docs/model/people-you-may-know.bpmn, [0-9a-f]{7}' git diff main HEAD
expect "other files are shown as ever" 0 '\+ *<default value="on"/>' git diff main HEAD
expect "git log as well" 0 "$reach" git log -1 -p --ext-diff
sed -i 's/name="Measurement partner"/name="Counting partner"/' docs/model/people-you-may-know.bpmn
expect "the working tree" 0 'working tree .*renamed from Measurement partner' git diff
git checkout -q .
git mv docs/model/people-you-may-know.bpmn docs/model/contacts.bpmn
expect "a file with another name" 0 'people-you-may-know.bpmn, .* -> docs/model/contacts.bpmn, .*Nothing changed' \
  git diff -M --cached
git reset -q --hard
git rm -q docs/model/people-you-may-know.bpmn
expect "a file that is gone" 0 'contacts.bpmn, not there|- process' git diff --cached
expect "a file that is new" 0 "$reach|reaches" git diff --cached -R
git reset -q --hard
echo broken >docs/model/people-you-may-know.bpmn
cp "$samples"/people-you-may-know/before/people-you-may-know.bpmn docs/model/second.bpmn
git add -A
expect "what cannot be read does not end the diff" 0 'not XML.*second.bpmn, not there' git diff --cached
git reset -q --hard
expect "for all files" 0 "$reach" env GIT_EXTERNAL_DIFF='dyetrace compare' \
  git diff main HEAD -- docs/model/people-you-may-know.bpmn
git checkout -q main
sed -i 's/^ */&   /' docs/model/people-you-may-know.bpmn
commit "Another layout"
git -c user.name=T -c user.email=t@example.org merge -q launch >/dev/null 2>&1
expect "what is not merged" 0 'people-you-may-know.bpmn is not merged yet' git diff --cached

echo "compare with git: $passed passed, $failed failed"
[ $failed -eq 0 ]
