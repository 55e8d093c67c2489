// For valgrind: marks, then what the plan asks for.
import { markInstructions } from '../../dist/measure/instruction-counts.js';

const { loops, fails } = JSON.parse(process.argv[2]);
if (fails) throw new Error('as it was asked to');
let sink = 0;
for (const rounds of loops) {
  markInstructions();
  for (let i = 0; i < rounds; i++) sink = (sink + i) | 0;
}
if (loops.length > 0) markInstructions();
process.stdout.write(`sink ${sink}`);
