import { describe, expect, test } from '@jest/globals';
import { SharedCircuitBreaker, sharedMonotonicClock } from '../../src/shared/index.js';
import { SharedManualClock } from '../../src/testing/index.js';
import { tryAcquire } from './breaker-lab.js';
import { newGate, PATIENCE_MS, sayAll, startThread } from './breaker-threads.js';

const trip = { kind: 'consecutive-failures', failures: 2 } as const;
const rate = {
  kind: 'failure-rate',
  failureRateThreshold: 0.3,
  minimumCalls: 10,
  window: { kind: 'count', calls: 50 },
} as const;

interface Tally {
  readonly admitted: number;
  readonly rejected: number;
  readonly settled: number;
}

/** 50,000 calls, a third of which fail; it opens and closes all the time. */
const MANY_CALLS = `
  meet();
  let admitted = 0, rejected = 0, settled = 0;
  for (let call = 0; call < 50_000; call++) {
    const permit = tryAcquire(breaker);
    if (permit === undefined) { rejected++; continue; }
    admitted++;
    if (call % 3 === 0) permit.failure(); else permit.success();
    settled++;
  }
  say({ admitted, rejected, settled });
`;

describe('threads that run at once', () => {
  test.each([trip, rate])(
    'four of them, 50,000 calls each: every count is exact ($kind)',
    async (rule) => {
      const breaker = SharedCircuitBreaker.create({ trip: rule, openDurationMs: 0.125 });
      const { handle } = breaker;
      const told = await sayAll<Tally>(MANY_CALLS, { handle, gate: newGate(), threads: 4 });
      const sum = (count: keyof Tally) => told.reduce((all, tally) => all + tally[count], 0);
      const { admitted, rejected, succeeded, failed, late, inFlight } = breaker.counts;
      expect({ admitted, rejected, settled: succeeded + failed + late, inFlight }).toEqual({
        admitted: sum('admitted'),
        rejected: sum('rejected'),
        settled: sum('settled'),
        inFlight: 0,
      });
      expect(admitted + rejected).toBe(200_000);
      expect(Math.min(rejected, succeeded, failed)).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  test(
    'four that meet the end of the open period get as many trials as there are',
    async () => {
      const clock = new SharedManualClock();
      const options = { trip, halfOpenTrials: 5 } as const;
      const breaker = SharedCircuitBreaker.create(options, { clock });
      breaker.acquire().failure();
      breaker.acquire().failure();
      clock.advance(30_000);
      const script = `
        meet();
        const permits = Array.from({ length: 10 }, () => tryAcquire(breaker));
        say(permits.filter(Boolean).length);
      `;
      const { handle } = breaker;
      const time = clock.buffer;
      const told = await sayAll<number>(script, { handle, gate: newGate(), threads: 4, time });
      expect(told.reduce((sum, trials) => sum + trials)).toBe(5);
    },
    PATIENCE_MS,
  );

  test(
    'one that is terminated while it holds a trial slot gives it back by its deadline',
    async () => {
      const clock = new SharedManualClock();
      const breaker = SharedCircuitBreaker.create({ trip, trialDeadlineMs: 400 }, { clock });
      breaker.acquire().failure();
      breaker.acquire().failure();
      clock.advance(30_000);
      const { handle } = breaker;
      const { thread, said } = startThread('say(breaker.acquire() !== undefined);', {
        handle,
        gate: newGate(),
        threads: 1,
        time: clock.buffer,
      });
      expect(await said).toBe(true);
      await thread.terminate();
      clock.advance(399);
      expect(tryAcquire(breaker)).toBeUndefined();
      clock.advance(1);
      tryAcquire(breaker)?.success();
      expect(breaker.state).toBe('closed');
      expect(breaker.counts).toMatchObject({ expired: 1, inFlight: 1 });
    },
    PATIENCE_MS,
  );

  test(
    'all read the same time',
    async () => {
      const { handle } = SharedCircuitBreaker.create();
      const beforeMs = sharedMonotonicClock.nowMs();
      const told = await sayAll<number>('say(core.sharedMonotonicClock.nowMs());', {
        handle,
        gate: newGate(),
        threads: 2,
      });
      const times = [beforeMs, ...told.sort((one, other) => one - other)];
      times.push(sharedMonotonicClock.nowMs());
      expect(times).toEqual([...times].sort((one, other) => one - other));
    },
    PATIENCE_MS,
  );
});
