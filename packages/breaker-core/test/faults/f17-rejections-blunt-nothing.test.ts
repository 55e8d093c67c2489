import { describe, expect, test } from '@jest/globals';
import {
  admittedOf,
  closedScene,
  codeOf,
  failTimes,
  OPEN_MS,
  rate,
  type Scene,
  succeed,
  succeedTimes,
} from '../fixture.js';

const REJECTIONS = 5_000;
const RULES = [
  rate({ kind: 'count', calls: 10 }, { minimumCalls: 10 }),
  rate({ kind: 'time', durationMs: 3_600_000 }, { minimumCalls: 10 }),
  { kind: 'consecutive-failures', failures: 10 } as const,
];

/** Turns 5,000 calls away by every surface in turn. */
async function outage({ breaker }: Scene): Promise<void> {
  const calls: Promise<unknown>[] = [];
  for (let call = 0; call < REJECTIONS; call += 4) {
    calls.push(breaker.tryExecute(succeed), breaker.execute(succeed).catch(codeOf));
    codeOf(() => breaker.executeSync(succeed));
    codeOf(() => breaker.acquire());
  }
  await Promise.all(calls);
}

describe.each(RULES)('F17: 5,000 rejections do not blunt the next trip: %j', (trip) => {
  test('10 failures trip it again after the recovery, and 9 do not', async () => {
    const scene = closedScene({ trip });
    const { breaker, clock } = scene;
    failTimes(breaker, 10);
    await outage(scene);
    expect(breaker.counts.rejected).toBe(REJECTIONS);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    failTimes(breaker, 9);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('nor do they put the trial off, or help it', async () => {
    const scene = closedScene({ trip });
    const { breaker, clock } = scene;
    failTimes(breaker, 10);
    clock.advance(OPEN_MS - 1);
    await outage(scene);
    expect(breaker.state).toBe('open');
    clock.advance(1);
    const trial = breaker.acquire();
    await outage(scene);
    expect(breaker.state).toBe('half-open');
    trial.success();
    expect(breaker.state).toBe('closed');
  });

  test('nor do those at the limit of calls in flight, while it is closed', async () => {
    const scene = closedScene({ trip, maxInFlight: 1 });
    const { breaker } = scene;
    failTimes(breaker, 9);
    const busy = breaker.acquire();
    await outage(scene);
    expect([breaker.state, breaker.counts.rejected]).toEqual(['closed', REJECTIONS]);
    busy.failure();
    expect(breaker.state).toBe('open');
  });

  test('nor do those of a forced opening or an isolation', async () => {
    const scene = closedScene({ trip });
    const { breaker } = scene;
    breaker.forceOpen();
    await outage(scene);
    breaker.reset();
    failTimes(breaker, 9);
    const release = breaker.isolate();
    await outage(scene);
    release();
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect([breaker.state, admittedOf(breaker, 10)]).toEqual(['open', 0]);
  });
});
