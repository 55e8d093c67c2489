import {
  CallRecorder,
  defineScenario,
  type Lab,
  type Measurement,
  measurementOf,
  nowMs,
} from '@breaker-lab/stress-harness';
import { InterleavingsCoverage } from './interleavings-coverage.js';
import { InterleavingsSequence } from './interleavings-sequence.js';
import { shrunk } from './interleavings-shrink.js';
import { stepText } from './interleavings-step.js';
import type { Mismatch } from './interleavings-trial.js';

const SEQUENCES = { smoke: 2_000, standard: 20_000, soak: 1_000_000 };
/** Of a subject that errs so often, more sequences tell nothing new. */
const MISMATCHES_MAX = 10;
const PHASES = 10;

/** Seeded orders of all that can happen to reservations, against a reference that recomputes. */
export default defineScenario({
  name: 'interleavings',
  needs: ['cost', 'clock', 'calendar', 'reservations'],
  expectedSeconds: { smoke: 2, standard: 10, soak: 300 },
  sampling: 'once',
  bearsNeighbour: true,
  run: measure,
});

async function measure(lab: Lab): Promise<Measurement> {
  // Nobody reads the stacks of hundreds of thousands of refusals.
  Error.stackTraceLimit = 0;
  const sequences = lab.pick(SEQUENCES);
  const recorder = new CallRecorder();
  const coverage = new InterleavingsCoverage();
  const mismatches = { answer: 0, books: 0 };
  const notes: string[] = [];
  const startMs = nowMs();
  let steps = 0;
  let run = 0;
  while (run < sequences && mismatches.answer + mismatches.books < MISMATCHES_MAX) {
    if (run % (sequences / PHASES) === 0) lab.phase(`sequence ${run} of ${sequences}`);
    const sequence = new InterleavingsSequence(lab, run);
    const phase = recorder.offer();
    const mismatch = await sequence.run(coverage);
    recorder.settle(phase, {
      end: mismatch === undefined ? 'succeeded' : 'failed',
      latencyMs: null,
    });
    steps += sequence.steps.length;
    if (mismatch !== undefined) {
      mismatches[mismatch.about]++;
      if (notes.length === 0) notes.push(...(await evidence(sequence, { lab, index: run })));
    }
    run++;
  }
  if (notes.length === 0) notes.push(...coverage.missing.map((each) => `never seen: ${each}`));
  return measurementOf({
    recorder,
    durationMs: nowMs() - startMs,
    heapGrowthBytes: null,
    notes: [...notes, `${steps} steps in ${run} sequences`],
    metrics: {
      wrongAnswers: mismatches.answer,
      wrongBooks: mismatches.books,
      sequences: run,
      casesSeen: coverage.seen,
      casesUnforeseen: coverage.unforeseen.length,
    },
  });
}

/** The first mismatch, with the shortest list of steps that leads to it. */
async function evidence(
  sequence: InterleavingsSequence,
  { lab, index }: { lab: Lab; index: number },
): Promise<string[]> {
  const { plan, steps } = sequence;
  const shortest = await shrunk(
    steps,
    async (fewer) => (await sequence.replay(fewer)) !== undefined,
  );
  const mismatch: Mismatch | undefined = await sequence.replay(shortest);
  return [
    `first in sequence ${index} of seed ${lab.seed}, step ${steps.length}; shrunk to ${shortest.length} steps`,
    `from a cap of ${plan.capMicros} micro-units: ${shortest.map(stepText).join(' · ')}`,
    mismatch === undefined
      ? 'it did not show again: the subject does not repeat'
      : `${mismatch.about}: expected ${mismatch.expected}; received ${mismatch.received}`,
  ];
}
