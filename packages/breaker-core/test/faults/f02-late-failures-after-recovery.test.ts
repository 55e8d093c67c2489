import { describe, expect, test } from '@jest/globals';
import { closedScene, failTimes, OPEN_MS, rate, succeedTimes } from '../fixture.js';
import { beginMany, endAll, SURFACES, SURFACES_AND_ENDS } from './calls.js';

describe('F2: after recovery, three old calls that fail late do not reopen the breaker', () => {
  test.each(SURFACES)('%s', async (surface) => {
    const { breaker, clock } = closedScene();
    const old = beginMany(breaker, surface, 3);
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    await endAll(old, 'failure');
    expect([breaker.state, breaker.counts.late, breaker.counts.failed]).toEqual(['closed', 3, 2]);
  });

  test('and they do not bring it any nearer to the next break', async () => {
    const { breaker, clock } = closedScene();
    const old = beginMany(breaker, 'execute', 3);
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    failTimes(breaker, 1);
    await endAll(old, 'failure');
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test.each(SURFACES_AND_ENDS)('%s ending as %s is in no window', async (surface, end) => {
    const trip = rate({ kind: 'count', calls: 10 }, { minimumCalls: 2 });
    const { breaker, clock } = closedScene({ trip });
    const old = beginMany(breaker, surface, 3);
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    await endAll(old, end);
    expect(breaker.explain().rules[0]?.figures).toMatchObject({ completed: 0, failures: 0 });
  });

  test.each(SURFACES_AND_ENDS)(
    'while recovering, %s ending as %s neither breaches the ramp nor climbs it',
    async (surface, end) => {
      const recovery = { kind: 'successes', startShare: 0.5, successes: 2 } as const;
      const { breaker, clock } = closedScene({ recovery });
      const old = beginMany(breaker, surface, 3);
      failTimes(breaker, 2);
      clock.advance(OPEN_MS);
      succeedTimes(breaker, 1);
      await endAll(old, end);
      expect([breaker.state, breaker.counts.late]).toEqual(['recovering', 3]);
    },
  );

  test('calls admitted while recovering are no less fresh once it has recovered', () => {
    const recovery = { kind: 'successes', startShare: 1, successes: 1 } as const;
    const { breaker, clock } = closedScene({ recovery });
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    const recovering = [breaker.acquire(), breaker.acquire()];
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
    for (const permit of recovering) permit.failure();
    expect([breaker.state, breaker.counts.late]).toEqual(['open', 0]);
  });
});
