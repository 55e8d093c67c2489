import { expect, test } from '@jest/globals';
import type { Strategy } from '../../../src/explore/strategy.js';
import { exhaustive } from '../../../src/explore/strategy/exhaustive.js';
import { exploreThreads } from '../../../src/explore/threads/explore-threads.js';
import { plain } from './plain.js';
import { outcomesOf, programAt } from './program-at.js';

test.each([
  ['two-increments', []],
  ['three-words', []],
  ['patient', []],
  ['dying-writer', ['A']],
  ['three-words', ['A', 'C']],
])(
  '%s: runs left out as redundant lead to no other state, on the way or at rest',
  async (name, deaths) => {
    const walk = async (strategy: Strategy) => {
      const report = await exploreThreads({ program: programAt(name), strategy, deaths });
      return { ...report, outcomes: await outcomesOf(name) };
    };
    const every = await walk(plain(exhaustive()));
    const needed = await walk(exhaustive());
    expect(needed).toMatchObject({ outcome: 'ok', all: true, outcomes: every.outcomes });
    expect(needed.walked).toBeLessThan(every.walked);
  },
);
