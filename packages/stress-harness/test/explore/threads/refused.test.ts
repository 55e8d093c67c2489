import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads, replayThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

test.each([
  ['not-there', 'ERR_PROGRAM_IMPORT', 'Cannot find module'],
  ['import-throws', 'ERR_PROGRAM_IMPORT', 'cannot be imported: Error: no such thing'],
  ['import-exits', 'ERR_PROGRAM_IMPORT', 'cannot be imported: its worker ended with exit code 3'],
  ['import-hangs', 'ERR_PROGRAM_IMPORT', 'cannot be imported: it did not end within 500 ms'],
  ['import-starts-a-thread', 'ERR_PROGRAM_IMPORT', 'it started a thread of its own'],
  [
    'no-exports',
    'ERR_PROGRAM_EXPORTS',
    'threads (names, each another), setup (a function), thread (a function), invariant (a function)',
  ],
  ['not-cloneable', 'ERR_PROGRAM_SETUP', 'cannot be handed to a worker: DataCloneError'],
  ['setup-throws', 'ERR_PROGRAM_SETUP', 'setup("start") threw Error: no memory today'],
])('%s: %s', async (name, code, message) => {
  const program = programAt(name);
  const importTimeoutMs = name === 'import-hangs' ? 500 : 10_000;
  const exploration = { program, strategy: exhaustive(), importTimeoutMs };
  await expect(exploreThreads(exploration)).rejects.toMatchObject({
    code,
    message: expect.stringContaining(message) as unknown,
  });
});

test('options out of range are refused all at once', async () => {
  const program = programAt('cas-loop');
  const wrong = { stepsMax: 0, spinRounds: 1, stepTimeoutMs: NaN };
  await expect(exploreThreads({ program, strategy: exhaustive(), ...wrong })).rejects.toMatchObject(
    {
      code: 'ERR_EXPLORATION',
      message:
        'exploreThreads: stepsMax is 0, must be ≥ 1; stepTimeoutMs is NaN, must be ≥ 1; ' +
        'spinRounds is 1, must be ≥ 2',
    },
  );
});

test('a damaged schedule is refused', async () => {
  const program = programAt('cas-loop');
  await expect(replayThreads('x1.0.1.f4h', { program })).rejects.toMatchObject({
    code: 'ERR_SCHEDULE',
  });
});
