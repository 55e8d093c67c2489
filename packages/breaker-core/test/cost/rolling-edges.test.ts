import { describe, expect, test } from '@jest/globals';
import { codeOf, costLab } from './cost-lab.js';

/** Lengths that sixty does not divide, so that hardly a bucket ends at a whole millisecond. */
const LENGTHS_MS = [1_000, 1_001, 7_777, 86_401];

describe('money that is spent where one bucket ends and the next begins is not forgotten', () => {
  test.each(LENGTHS_MS)('in a window of %i ms', (rollingMs) => {
    const forgotten: number[] = [];
    for (let bucket = 1; bucket <= 600; bucket += 1) {
      const edgeMs = (bucket * rollingMs) / 60;
      const { breaker, clock } = costLab({ budgets: [{ per: { rollingMs }, cap: 1 }] });
      // The bucket before is the current one.
      clock.advance(edgeMs - rollingMs / 120);
      breaker.reserve(0);
      clock.advance(edgeMs - clock.nowMs());
      breaker.reserve(1).commit(1);
      clock.advance(rollingMs / 50);
      if (codeOf(() => breaker.reserve(0.5)) === undefined) forgotten.push(edgeMs);
    }
    expect(forgotten).toEqual([]);
  });
});
