import type { Lab, SubjectCostBreaker } from '@breaker-lab/stress-harness';
import { breakerCore } from '@breaker-lab/stress-subjects';
import { expect, test } from '@jest/globals';
import { InterleavingsCoverage } from '../src/interleavings-coverage.js';
import { InterleavingsSequence, SEQUENCE_STEPS } from '../src/interleavings-sequence.js';
import { shrunk } from '../src/interleavings-shrink.js';
import type { Step } from '../src/interleavings-step.js';

const SEQUENCES = 20;

/** A lab whose subject has its cost breakers changed. */
function labWith(
  change: (sound: SubjectCostBreaker) => Partial<SubjectCostBreaker>,
  seed = 1,
): Lab {
  const createCost: typeof breakerCore.createCost = (options) => {
    const sound = breakerCore.createCost?.(options);
    if (sound === undefined) throw new TypeError('no cost breaker');
    return { ...sound, ...change(sound) };
  };
  return { subject: { ...breakerCore, createCost }, seed } as Lab;
}

const asItIs = (): Partial<SubjectCostBreaker> => ({});
const capIgnored = (): Partial<SubjectCostBreaker> => ({ setCap: () => undefined });

async function stepsOf(lab: Lab, index: number): Promise<readonly Step[]> {
  const sequence = new InterleavingsSequence(lab, index);
  await sequence.run(new InterleavingsCoverage());
  return sequence.steps;
}

test('a sequence is decided by its seed and its index alone', async () => {
  const steps = await stepsOf(labWith(asItIs), 3);
  expect(steps).toHaveLength(SEQUENCE_STEPS);
  await expect(stepsOf(labWith(asItIs), 3)).resolves.toEqual(steps);
  await expect(stepsOf(labWith(asItIs), 4)).resolves.not.toEqual(steps);
  await expect(stepsOf(labWith(asItIs, 2), 3)).resolves.not.toEqual(steps);
});

/** The first sequence in which the books come to differ. */
async function wrongBooks(lab: Lab): Promise<InterleavingsSequence> {
  for (let index = 0; index < SEQUENCES; index++) {
    const sequence = new InterleavingsSequence(lab, index);
    const mismatch = await sequence.run(new InterleavingsCoverage());
    if (mismatch?.about === 'books') return sequence;
  }
  throw new RangeError('not found');
}

test('a fault is found, shows again, and is shrunk to the one step that it takes', async () => {
  const sequence = await wrongBooks(labWith(capIgnored));
  const fails = async (steps: readonly Step[]): Promise<boolean> =>
    (await sequence.replay(steps))?.about === 'books';
  await expect(fails(sequence.steps)).resolves.toBe(true);
  const shortest = await shrunk(sequence.steps, fails);
  expect(shortest.map(({ kind }) => kind.replace(/raise|lower/, 'change'))).toEqual(['change cap']);
});
