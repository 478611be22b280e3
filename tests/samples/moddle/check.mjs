// Reads every .bpmn file below the folder given with bpmn-moddle, the reader inside bpmn.io and
// Camunda Modeler. A warning there means that the modeller would drop something on save.
//
//   npm install --no-package-lock && node check.mjs ../../../samples
//
// It also fails on an element without a shape or line, which a modeller would not show at all.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { BpmnModdle } from 'bpmn-moddle';

const camunda = createRequire(import.meta.url)('camunda-bpmn-moddle/resources/camunda.json');

const drawnTypes = [
  'bpmn:Participant', 'bpmn:Lane', 'bpmn:FlowNode', 'bpmn:SequenceFlow', 'bpmn:MessageFlow',
  'bpmn:DataObjectReference', 'bpmn:DataStoreReference', 'bpmn:DataAssociation', 'bpmn:Artifact',
];

function diagramsIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.bpmn'))
    .sort()
    .map((name) => join(folder, name));
}

function* everythingIn(element) {
  yield element;
  for (const property of element.$descriptor.properties) {
    if (property.isReference) continue;
    for (const child of [element[property.name]].flat()) {
      if (child?.$descriptor) yield* everythingIn(child);
    }
  }
}

function notDrawn(definitions) {
  const drawn = new Set();
  for (const diagram of definitions.diagrams ?? []) {
    for (const shape of diagram.plane.planeElement) drawn.add(shape.bpmnElement);
  }
  return definitions.rootElements
    .flatMap((root) => [...everythingIn(root)])
    .filter((element) => drawnTypes.some((type) => element.$instanceOf?.(type)))
    .filter((element) => !drawn.has(element))
    .map((element) => `${element.id} has no shape`);
}

async function problemsOf(file) {
  const moddle = new BpmnModdle({ camunda });
  const { rootElement, warnings } = await moddle.fromXML(readFileSync(file, 'utf8'));
  return [...warnings.map((warning) => warning.message), ...notDrawn(rootElement)];
}

const files = diagramsIn(process.argv[2] ?? '../../../samples');
let failures = files.length === 0 ? 1 : 0;
for (const file of files) {
  const problems = await problemsOf(file);
  failures += problems.length;
  console.log(`${file}: ${problems.length === 0 ? 'ok' : problems.join('; ')}`);
}
process.exit(failures === 0 ? 0 : 1);
