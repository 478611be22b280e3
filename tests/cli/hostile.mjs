// Hostile text in every name position of a model: all outputs stay well-formed, nothing of the model
// becomes markup, code or a control sequence.
//   node hostile.mjs PROGRAM
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const program = process.argv[2];
const work = mkdtempSync(join(tmpdir(), 'hostile-'));
let passed = 0, failed = 0;

function check(name, holds, detail = '') {
  if (holds) { ++passed; return; }
  ++failed;
  console.log(`FAILED ${name} ${String(detail).slice(0, 400)}`);
}

const texts = {
  quotes: `"'\`"; a="b`,
  backslashes: 'C:\\temp\\ \\N \\G \\E \\L \\',
  markup: '<b>bold</b><script>alert(1)</script>',
  entities: '&lt;b&gt; &amp;amp; &#60;i&#62; &copy;',
  closing: ']]> --> </svg> </table> <!-- x',
  markdown: '[click](javascript:alert(1)) ![x](http://x/y.png) | # ** `code` <http://x>',
  terminal: '\u009b31m red \u001b[31m red \u0007',
  bidi: 'abc \u202Etxt.exe\u202C \u2066x\u2069 \u200F',
  long: 'very long name '.repeat(1100),
  unbroken: 'x'.repeat(16384),
  emoji: '👩‍👩‍👧‍👦 e\u0301 漢字 العربية',
  newlines: 'one\ntwo\r\nthree\ttab',
  formula: '=HYPERLINK("http://x","y")',
  dollar: '${7*7} $(id) %s %n {0} {{x}}',
  empty: ' ',
};

const xml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;').replace(/\t/g, '&#9;');

function model(raw) {
  const t = xml(raw);
  const property = (key, value) => `<extensionElements><camunda:properties><camunda:property name="privacy.${key}" value="${xml(value)}"/></camunda:properties></extensionElements>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="d" targetNamespace="urn:t" name="${t}">
<collaboration id="c" name="${t}"><participant id="person" name="${t}">${property('data', 'location.precise, contact.email')}</participant>
<participant id="pool" name="${t}" processRef="p">${property('organisation', raw)}</participant>
<participant id="partner" name="${t}"><documentation>privacy.role: third-party
privacy.region: ${t}
${t}</documentation></participant>
<messageFlow id="m1" name="${t}" sourceRef="person" targetRef="task"/>
<messageFlow id="m2" name="${t}" sourceRef="task" targetRef="partner">${property('when', raw)}</messageFlow></collaboration>
<process id="p" name="${t}"><laneSet id="ls"><lane id="lane" name="${t}"><flowNodeRef>task</flowNodeRef></lane></laneSet>
<startEvent id="s" name="${t}"/><userTask id="task" name="${t}">${property('marks', raw)}
<property id="ph" name="__targetRef_placeholder"/><dataInputAssociation id="a1"><sourceRef>store</sourceRef><targetRef>ph</targetRef></dataInputAssociation>
<dataOutputAssociation id="a2"><targetRef>object</targetRef></dataOutputAssociation></userTask>
<dataStoreReference id="store" name="${t}">${property('purpose', raw)}</dataStoreReference>
<dataObject id="o"/><dataObjectReference id="object" name="${t}" dataObjectRef="o">${property('data', raw)}</dataObjectReference>
<sequenceFlow id="f" name="${t}" sourceRef="s" targetRef="task"><conditionExpression>${t}</conditionExpression></sequenceFlow>
<textAnnotation id="ta"><text>${t}</text></textAnnotation><association id="as" sourceRef="ta" targetRef="task"/>
</process></definitions>`;
}

function run(...args) {
  const result = spawnSync(program, args, {cwd: work, timeout: 60000, maxBuffer: 1 << 28});
  return {status: result.status, signal: result.signal, out: result.stdout, err: result.stderr};
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f]/;
const wellFormed = path => spawnSync('xmllint', ['--huge', '--noout', path]).status === 0;

for (const [name, raw] of Object.entries(texts)) {
  writeFileSync(join(work, 'model.bpmn'), model(raw));
  const checked = run('check', 'model.bpmn', '--out', 'out', '--fail-on', 'never');
  check(`${name}: check ends well`, checked.status === 0, checked.err);
  check(`${name}: the terminal gets no control sequence`, !controls.test(checked.out.toString() + checked.err.toString()));
  const files = checked.status === 0 ? readdirSync(join(work, 'out')) : [];
  check(`${name}: there are pictures`, files.filter(file => file.endsWith('.svg')).length > 0);
  for (const file of files) {
    const path = join(work, 'out', file);
    const text = readFileSync(path, 'utf8');
    check(`${name}: ${file} is valid UTF-8 without direction marks`, !text.includes('\uFFFD') && !/[\u202a-\u202e\u2066-\u2069]/.test(text));
    if (file.endsWith('.svg')) {
      check(`${name}: ${file} is well-formed`, wellFormed(path));
      check(`${name}: ${file} has no script`, !/<script|<foreignObject|\son\w+=|href="(?!#)/i.test(text));
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(match => match[1]);
      check(`${name}: ${file} has each id once`, new Set(ids).size === ids.length);
    }
    if (file.endsWith('.json') || file.endsWith('.sarif')) { let ok = true; try { JSON.parse(text); } catch { ok = false; } check(`${name}: ${file} parses`, ok); }
    if (file.endsWith('.md')) check(`${name}: ${file} holds no markup of the model`, !/<script|<b>bold|\]\(javascript|!\[x\]\(/.test(text.replace(/\\[\[\]()<>!*`|#_&]/g, '')));
  }
  const json = run('convert', 'model.bpmn', '--quiet');
  let parsed = null; try { parsed = JSON.parse(json.out.toString()); } catch { /* checked next */ }
  check(`${name}: the model as JSON parses`, parsed !== null, json.err);
  writeFileSync(join(work, 'model.graphml'), run('convert', 'model.bpmn', '--format', 'graphml', '--quiet').out);
  check(`${name}: GraphML is well-formed`, wellFormed(join(work, 'model.graphml')));
  writeFileSync(join(work, 'model.dot'), run('convert', 'model.bpmn', '--format', 'dot', '--quiet').out);
  const dot = spawnSync('dot', ['-Tcanon', join(work, 'model.dot')]);
  check(`${name}: DOT re-reads`, dot.status === 0 && !/syntax error/.test(dot.stderr), dot.stderr);
  const table = run('suggest', 'model.bpmn', '--quiet');
  check(`${name}: suggest ends well`, table.status === 0, table.err);
}

// Bytes that are no UTF-8, in a file that claims to be.
const bytes = Buffer.from(model('MARK'), 'utf8');
const at = bytes.indexOf('MARK');
bytes[at] = 0xff; bytes[at + 1] = 0xfe; bytes[at + 2] = 0xc0;
writeFileSync(join(work, 'model.bpmn'), bytes);
const invalid = run('check', 'model.bpmn', '--out', 'out', '--fail-on', 'never');
check('invalid UTF-8: check ends well', invalid.status === 0, invalid.err);
check('invalid UTF-8: pictures are well-formed', readdirSync(join(work, 'out')).filter(f => f.endsWith('.svg')).every(f => wellFormed(join(work, 'out', f))));

rmSync(work, {recursive: true});
console.log(`hostile text: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
