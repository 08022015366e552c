// A process of ten tasks that wait for nobody, run in memory by bpmn-engine: prints "median MEDIAN BEST VERSION", in microseconds a run.
// One engine reads the process once; what is timed is a run from its start to its end.
import { readFileSync } from 'node:fs';
import { Engine } from 'bpmn-engine';

const [rounds, runs] = process.argv.slice(2).map(Number);
const steps = ['start', ...Array.from({ length: 10 }, (_, n) => `t${n}`), 'end'];
const element = (id) => id === 'start' ? '<startEvent id="start"/>' : id === 'end' ? '<endEvent id="end"/>' : `<task id="${id}"/>`;
const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="ten" targetNamespace="http://bpmn.io/schema/bpmn">
<process id="process" isExecutable="true">${steps.map(element).join('')}
${steps.slice(1).map((id, n) => `<sequenceFlow id="f${n}" sourceRef="${steps[n]}" targetRef="${id}"/>`).join('')}
</process></definitions>`;
const engine = new Engine({ name: 'ten', source });

async function run() {
  const execution = await engine.execute();
  const end = execution.definitions[0].getProcesses()[0].getActivityById('end');
  if (!execution.isRunning && end.counters.taken === 1) return;
  throw new Error('The process did not run to its end at once.');
}

const times = [];
for (let round = -3; round < rounds; round++) {
  const started = process.hrtime.bigint();
  for (let n = 0; n < runs; n++) await run();
  if (round >= 0) times.push(Number(process.hrtime.bigint() - started) / 1000 / runs);
}
times.sort((a, b) => a - b);
const { version } = JSON.parse(readFileSync(new URL('node_modules/bpmn-engine/package.json', import.meta.url)));
console.log(`median ${times[Math.floor(times.length / 2)].toFixed(1)} ${times[0].toFixed(1)} ${version}`);
