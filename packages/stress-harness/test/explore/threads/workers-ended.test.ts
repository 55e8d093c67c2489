import { expect, test } from '@jest/globals';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { programAt } from './program-at.js';

/** Worker threads of this process that live. */
function workersAlive(): number {
  return (process.report.getReport() as unknown as { workers: unknown[] }).workers.length;
}

test.each(['cas-loop', 'never-arrives', 'leaks-a-rejection', 'import-hangs', 'not-cloneable'])(
  '%s: no worker outlives the exploration',
  async (name) => {
    const before = workersAlive();
    const limits = { stepTimeoutMs: 200, importTimeoutMs: 500 };
    const exploration = { program: programAt(name), strategy: exhaustive(), ...limits };
    await exploreThreads(exploration).catch(() => undefined);
    expect(workersAlive()).toBe(before);
  },
);
