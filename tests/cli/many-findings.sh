#!/bin/sh
# A review of thousands of findings stays quick and readable: remedies are left out unless somebody
# asks for them, pictures and lists are capped, and what is left out is said.
#
#   many-findings.sh PROGRAM
set -u
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0
fail() { echo "FAILED $1"; failed=1; }
says() { grep -q -- "$2" "$1" || fail "$1 does not say: $2"; }

# One step that writes eight kinds of data to 260 stores and hands them to 260 advertisers.
awk 'BEGIN {
  partners = 260
  print "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><collaboration id=\"C\">"
  print "<participant id=\"M\" name=\"Member\"><documentation>privacy.kind: person"
  print "privacy.role: subject"
  print "privacy.data: contact.email, contact.phone_number, location.precise, user.name, " \
        "health_and_medical, financial, biometric, device.ip_address</documentation></participant>"
  print "<participant id=\"Product\" name=\"Example\" processRef=\"P\"/>"
  print "<messageFlow id=\"In\" sourceRef=\"M\" targetRef=\"T\"/>"
  for (i = 0; i < partners; ++i) {
    print "<participant id=\"A" i "\" name=\"Partner " i "\"><documentation>privacy.role: third party"
    print "privacy.purpose: advertising</documentation></participant>"
    print "<messageFlow id=\"F" i "\" sourceRef=\"T\" targetRef=\"A" i "\"/>"
  }
  print "</collaboration><process id=\"P\">"
  for (i = 0; i < partners; ++i)
    print "<dataStoreReference id=\"S" i "\" name=\"Records " i "\"><documentation>privacy.retention: " \
          "forever</documentation></dataStoreReference>"
  print "<task id=\"T\" name=\"Work on records\">"
  for (i = 0; i < partners; ++i)
    print "<dataOutputAssociation id=\"W" i "\"><targetRef>S" i "</targetRef></dataOutputAssociation>"
  print "</task></process></definitions>"
}' >crowded.bpmn

"$program" check crowded.bpmn --out report >printed 2>said
[ $? -eq 1 ] || fail "check: $(cat said)"
findings=$(node -p 'JSON.parse(require("fs").readFileSync("report/findings.json")).findings.length')
[ "$findings" -gt 2000 ] || fail "there are only $findings findings"
says report/report.md 'Not searched, since there are more than 2,000 findings; --remedies COUNT'
says printed 'Not searched, since there are more than 2,000'
[ "$(ls report/*.svg | wc -l)" -le 12 ] || fail "there are more pictures than anyone looks at"
for rule in FLW-04 LIF-01; do
  ls report/$rule-*.svg >/dev/null 2>&1 || fail "no finding of $rule has a picture"
done
results=$(node -p 'JSON.parse(require("fs").readFileSync("report/findings.sarif")).runs[0].results.length')
[ "$results" -le 5000 ] || fail "the log for code hosts has $results results"
[ "$(wc -l <printed)" -le 300 ] || fail "what is printed has $(wc -l <printed) lines"

"$program" check crowded.bpmn --format markdown --remedies 1 >asked 2>said
[ $? -eq 1 ] || fail "check with remedies: $(cat said)"
says asked 'Each was tried'
says asked 'Not searched for'

[ "$failed" -eq 0 ] && echo "many findings: passed"
exit "$failed"
