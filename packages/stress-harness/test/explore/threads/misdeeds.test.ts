import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

const limits = { stepTimeoutMs: 300, importTimeoutMs: 2_000, stepsMax: 200 };

test.each([
  ['never-arrives', 'no-point', 'B did not come to a scheduling point within 300 ms'],
  ['shares-nothing', 'no-point', 'no thread ever came to a scheduling point: nothing that setup'],
  ['spins-for-ever', 'livelock', 'not ended after 200 steps; at the end, A: load word[0] = 1'],
  ['undo-each-other', 'livelock', 'not ended after 200 steps'],
  ['throws', 'violated', 'B: it threw TypeError: second'],
  ['leaks-a-rejection', 'unhandled-rejection', 'B: nobody handles the rejection Error: left alone'],
  ['exits', 'exit', 'B: it called process.exit(3)'],
  ['vanishes', 'died', 'B: its worker ended with exit code 3'],
  ['starts-a-thread', 'own-threads', 'B: it started a thread of its own'],
  ['never-settles', 'deadlock', 'B: its promise never settles'],
  ['waits-async', 'uncontrolled', 'A: it calls Atomics.waitAsync'],
  ['remembers', 'nondeterministic', 'step 1 was "A: store word[0] ← 1" instead of'],
])('%s: %s', async (name, outcome, message) => {
  const program = programAt(name);
  const report = await exploreThreads({ program, strategy: exhaustive(), ...limits });
  expect(report).toMatchObject({
    outcome,
    message: expect.stringContaining(message) as unknown,
    scenario: `${name}.mjs`,
    start: 'start',
    schedule: expect.stringMatching(/^x1\./) as unknown,
    trace: expect.any(Array) as unknown,
  });
});
