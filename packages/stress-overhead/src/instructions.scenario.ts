import {
  countInstructions,
  defineScenario,
  type Lab,
  measurementOf,
  withoutValgrind,
} from '@breaker-lab/stress-harness';
import { closedBreaker, CONSECUTIVE } from './breakers.js';
import type { Way } from './compared-side.js';
import { countedCalls } from './counted-calls.js';
import { BATCHES, type Guard, type InstructionsPlan } from './instructions-plan.js';
import { withoutTimeOrBaseline } from './overhead-change.js';

const COUNTED_PROCESS = new URL('./instructions.process.js', import.meta.url);
const COUNTED_CALLS = 1_000;
/** Of each batch the lowest counts: what is done once, at first, only adds. */
const ROUNDS = 5;
const CALLS_PER_BATCH = 500;

/** Processor instructions of a call through a closed breaker, compared with the baseline's. */
export default defineScenario({
  name: 'instructions',
  needs: ['sync'],
  expectedSeconds: { smoke: 30, standard: 30, soak: 30 },
  sampling: 'once',
  bearsNeighbour: true,
  unavailable: (circumstances) => withoutTimeOrBaseline(circumstances) ?? withoutValgrind(),
  async run(lab) {
    const breaker = closedBreaker(lab, CONSECUTIVE);
    const calls = { sync: COUNTED_CALLS, async: COUNTED_CALLS };
    const { recorder, durationMs, conservation } = await countedCalls(lab, { breaker, ...calls });
    lab.phase('under valgrind');
    const { perCall, threw } = await instructionsPerCall(lab);
    const over = (way: Way, guard: Guard): number => perCall(way, guard) - perCall(way, 'bare');
    return measurementOf({
      recorder,
      durationMs,
      heapGrowthBytes: null,
      metrics: {
        syncInstructions: over('sync', 'subject'),
        asyncInstructions: over('async', 'subject'),
        syncInstructionsRatio: over('sync', 'subject') / over('sync', 'baseline'),
        asyncInstructionsRatio: over('async', 'subject') / over('async', 'baseline'),
        ...conservation,
        unexpectedErrors: conservation.unexpectedErrors + threw,
      },
      notes: [`compared with ${lab.baseline.subject}, in the interpreter`],
      headline: `${over('sync', 'subject').toFixed(0)} instructions over a bare synchronous call, ${over('async', 'subject').toFixed(0)} over an asynchronous one`,
    });
  },
});

async function instructionsPerCall(
  lab: Lab,
): Promise<{ perCall: (way: Way, guard: Guard) => number; threw: number }> {
  const plan: InstructionsPlan = {
    sources: { subject: lab.source, baseline: lab.baseline },
    seed: lab.seed,
    rounds: ROUNDS,
    callsPerBatch: CALLS_PER_BATCH,
  };
  const { instructions, output } = await countInstructions(COUNTED_PROCESS, plan);
  const perCall = (way: Way, guard: Guard): number => {
    const at = BATCHES.findIndex((batch) => batch.way === way && batch.guard === guard);
    const counts = instructions.filter((_, i) => i % BATCHES.length === at);
    return counts.length === ROUNDS ? Math.min(...counts) / CALLS_PER_BATCH : NaN;
  };
  return { perCall, threw: (JSON.parse(output) as { threw: number }).threw };
}
