// Calls whose instructions valgrind counts; started by the scenario `instructions`. Never imported.
import { type Batch, markInstructions, SeededRandom } from '@breaker-lab/stress-harness';
import { CONSECUTIVE, TIME_WINDOW } from './breakers.js';
import { CallTally } from './call-batch.js';
import type { Way } from './compared-side.js';
import { BATCHES, type Guard, type InstructionsPlan } from './instructions-plan.js';
import { bareSide, guardedSide } from './side-apart.js';
import { Work } from './work.js';

const TRIPS = { sync: CONSECUTIVE, async: TIME_WINDOW };

const { sources, seed, rounds, callsPerBatch } = JSON.parse(
  process.argv[2] ?? '',
) as InstructionsPlan;
const ends = { work: new Work(new SeededRandom(seed, 'inputs')), tally: new CallTally() };
const batches: Batch[] = [];
for (const batch of BATCHES) batches.push(await loaded(batch));
for (let round = 0; round < rounds; round++) {
  for (const batch of batches) {
    markInstructions();
    await batch(callsPerBatch);
  }
}
markInstructions();
process.stdout.write(JSON.stringify({ threw: ends.tally.threw }));

/** Each apart: what the interpreter has learned of one side does not serve, or hinder, another. */
function loaded({ way, guard }: { way: Way; guard: Guard }): Promise<Batch> {
  const side = { way, label: `${way} ${guard}`, ends };
  if (guard === 'bare') return bareSide(side);
  return guardedSide(side, { source: sources[guard], trip: TRIPS[way] });
}
