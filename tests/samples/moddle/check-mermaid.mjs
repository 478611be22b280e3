// Draws the charts in reports with Mermaid, as code hosts do: each must parse, have the places and
// arrows that it writes and no other, and show names as they are.
//
// Mermaid 11.6 takes "1. Ask" and "www.example.org" for Markdown that it does not show; later ones
// do show it, so that this is the one to hold charts against.
//
//   node check-mermaid.mjs PROGRAM SAMPLES…

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { JSDOM } from 'jsdom';

// A page as far as Mermaid needs one; sizes are of no interest here.
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
const { document, Element, CSSStyleSheet } = window;
Object.assign(globalThis, { window, document, Element, CSSStyleSheet });
window.SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 10, height: 10 });
window.SVGElement.prototype.getComputedTextLength = () => 10;
const { default: mermaid } = await import('mermaid');

mermaid.initialize({ startOnLoad: false });

const [program, ...samples] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mermaid-'));
let charts = 0;
let failures = 0;

function expect(holds, what) {
  if (holds) return;
  failures += 1;
  console.log(`FAILED ${what}`);
}

function modelsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.bpmn'));
  return [...new Set(files.map((name) => dirname(join(folder, name))))].sort();
}

function chartsOf(model) {
  const report = execFileSync(program, ['check', model, '--format', 'markdown', '--fail-on', 'never',
    '--quiet'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return [...report.matchAll(/^```mermaid\n(.*?)^```$/gms)].map((match) => match[1]);
}

async function drawn(chart, where) {
  charts += 1;
  try {
    const { svg } = await mermaid.render(`chart${charts}`, chart);
    return new window.DOMParser().parseFromString(svg, 'text/html');
  } catch (error) {
    expect(false, `${where}: ${error.message}\n${chart}`);
    return null;
  }
}

const textsIn = (page, selector) => [...page.querySelectorAll(selector)].map((each) => each.textContent);

// The texts of all places and arrows of a model's charts.
async function textsOf(model) {
  const texts = [];
  for (const chart of chartsOf(model)) {
    const page = await drawn(chart, model);
    if (page === null) continue;
    const lines = chart.split('\n');
    const written = (form) => lines.filter((line) => form.test(line)).length;
    const places = textsIn(page, '.node .nodeLabel');
    const arrows = textsIn(page, '.edgeLabel .label .edgeLabel');
    expect(places.length === written(/^ {2}n\d+[[(]/), `${model}: other places\n${chart}${places}`);
    expect(arrows.length === written(/^ {2}n\d+ -/), `${model}: other arrows\n${chart}${arrows}`);
    texts.push(...places, ...arrows);
  }
  return texts;
}

const hostile = [
  'say "hi" to `me` and \'you\'', '[a](b){c}<d>|e|', 'end', 'graph TD; a-->b', '<b>bold</b>',
  '#35; &lt; &amp;', '%%{init: {}}%% %% no', '👩‍👩‍👧‍👦 漢字 e\u0301', 'click n0 "javascript:x"',
  'class n0 big; style n0 fill:red', 'C:\\temp\\', '-->|x| ==> --- o--o', '$$x$$ ~t~ *i* __u__ 1. - +',
  ':::big @{ shape: x }', 'subgraph one', '```', '---', '1. Ask', 'www.example.org, a@b.example', 'a.b', '2) or',
];

// As one reads them: a break of lines is a space.
const broken = 'one\ntwo\tthree';

const xml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  .replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

function hostileModel(name) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:t">
<collaboration id="c">
<participant id="person" name="${xml(name)}"><documentation>privacy.kind: person
privacy.role: subject
privacy.purpose: essential.service
privacy.data: location.precise</documentation></participant>
<participant id="pool" name="Product" processRef="p"/>
<participant id="partner" name="${xml(name)}"><documentation>privacy.role: third party
privacy.purpose: advertising</documentation></participant>
<messageFlow id="m1" sourceRef="person" targetRef="task"/>
<messageFlow id="m2" sourceRef="task" targetRef="partner"/></collaboration>
<process id="p"><userTask id="task" name="${xml(name)}"/></process></definitions>`;
}

for (const model of samples.flatMap(modelsIn)) {
  const texts = await textsOf(model);
  expect(!texts.some((text) => text.includes('markdown')), `${model}: ${texts}`);
}
expect(charts > 0, 'the samples have no charts');
for (const name of [...hostile, broken]) {
  const file = join(work, 'model.bpmn');
  writeFileSync(file, hostileModel(name));
  const texts = await textsOf(file);
  const wanted = name.replace(/\s+/g, ' ');
  expect(texts.includes(wanted), `${JSON.stringify(wanted)} is shown as ${JSON.stringify(texts)}`);
}
rmSync(work, { recursive: true });
console.log(`${charts} charts drawn by Mermaid, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
