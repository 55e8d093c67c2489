import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  codeOf,
  DEADLINE_MS,
  failTimes,
  OPEN_MS,
  type Scene,
} from '../fixture.js';
import { begin, ENDS, SURFACES_AND_ENDS } from './calls.js';

/** Breaks, and waits until the open period is over; the next call is a trial. */
function breakAndWait({ breaker, clock }: Scene): void {
  failTimes(breaker, 2);
  clock.advance(OPEN_MS);
}

describe('F1: a call from before the break that settles in half-open decides nothing', () => {
  test.each(SURFACES_AND_ENDS)('%s, ending as %s', async (surface, end) => {
    const scene = closedScene();
    const old = begin(scene.breaker, surface);
    breakAndWait(scene);
    const trial = scene.breaker.acquire();
    await old.end(end);
    expect([scene.breaker.state, admittedOf(scene.breaker, 10)]).toEqual(['half-open', 0]);
    trial.success();
    expect([scene.breaker.state, scene.breaker.counts.late]).toEqual(['closed', 1]);
  });

  test.each(ENDS)('executeSync, in whose midst the break happens, ending as %s', (end) => {
    const scene = closedScene();
    const call = (): void => {
      breakAndWait(scene);
      scene.breaker.acquire();
      if (end === 'failure') throw new Error('late');
    };
    codeOf(() => {
      scene.breaker.executeSync(call);
    });
    expect([scene.breaker.state, scene.breaker.counts.late]).toEqual(['half-open', 1]);
  });

  test('a timeout or an abort of an old call is no more than its result', async () => {
    const scene = closedScene();
    const caller = new AbortController();
    const hang = (): Promise<never> => new Promise(() => undefined);
    const calls = [
      scene.breaker.execute(hang, { timeoutMs: OPEN_MS + DEADLINE_MS / 2 }),
      scene.breaker.execute(hang, { signal: caller.signal }),
    ];
    breakAndWait(scene);
    scene.breaker.acquire();
    scene.clock.advance(DEADLINE_MS / 2);
    caller.abort();
    await Promise.allSettled(calls);
    expect([scene.breaker.state, admittedOf(scene.breaker, 10)]).toEqual(['half-open', 0]);
    expect(scene.breaker.counts).toMatchObject({ late: 2, timedOut: 1, failed: 2, cancelled: 0 });
  });

  test.each(ENDS)('nor does a trial of an earlier half-open period, ending as %s', async (end) => {
    const scene = closedScene({ halfOpenTrials: 2 });
    breakAndWait(scene);
    const old = begin(scene.breaker, 'execute');
    scene.breaker.acquire().failure();
    scene.clock.advance(OPEN_MS);
    const trials = [scene.breaker.acquire(), scene.breaker.acquire()];
    await old.end(end);
    expect([scene.breaker.state, admittedOf(scene.breaker, 10)]).toEqual(['half-open', 0]);
    for (const trial of trials) trial.success();
    expect(scene.breaker.state).toBe('closed');
  });

  test.each(ENDS)('nor is it one of the trials a rate is decided by, ending as %s', async (end) => {
    const halfOpenRule = { kind: 'failure-rate', calls: 2, failureRateThreshold: 1 } as const;
    const scene = closedScene({ halfOpenTrials: 2, halfOpenRule });
    const old = [begin(scene.breaker, 'execute'), begin(scene.breaker, 'acquire')];
    breakAndWait(scene);
    const trial = scene.breaker.acquire();
    for (const call of old) await call.end(end);
    expect(scene.breaker.state).toBe('half-open');
    trial.success();
    expect(scene.breaker.state).toBe('closed');
  });

  test.each(ENDS)(
    'nor does it hide the slow calls of the new period, ending as %s',
    async (end) => {
      const window = { kind: 'count', calls: 2 } as const;
      const { breaker, clock } = closedScene({
        slowCallDurationMs: 100,
        trip: { kind: 'slow-call-rate', slowCallRateThreshold: 1, minimumCalls: 2, window },
      });
      const old = begin(breaker, 'execute');
      breaker.reset();
      breaker.acquire();
      breaker.acquire();
      await old.end(end);
      clock.advance(100);
      expect([admittedOf(breaker, 1), breaker.state]).toEqual([0, 'open']);
    },
  );
});
