import { describe, expect, test } from '@jest/globals';
import { closedScene, deferred, dueScene, failTimes, OPEN_MS } from './fixture.js';

describe('a result of an earlier generation decides nothing', () => {
  test.each(['success', 'failure', 'ignore', 'cancel'] as const)(
    'a call from before the break that settles in half-open as %s leaves the trial to decide (F1)',
    (settle) => {
      const { breaker, clock } = closedScene();
      const old = breaker.acquire();
      failTimes(breaker, 2);
      clock.advance(OPEN_MS);
      const trial = breaker.acquire();
      old[settle]();
      expect(breaker.state).toBe('half-open');
      trial.success();
      expect([breaker.state, breaker.counts.late]).toEqual(['closed', 1]);
    },
  );

  test('three old calls that fail after the recovery do not reopen it (F2)', () => {
    const { breaker, clock } = closedScene();
    const old = [breaker.acquire(), breaker.acquire(), breaker.acquire()];
    failTimes(breaker, 2);
    clock.advance(OPEN_MS);
    breaker.acquire().success();
    for (const permit of old) permit.failure();
    expect([breaker.state, breaker.counts.late, breaker.counts.failed]).toEqual(['closed', 3, 2]);
  });

  test('a trial of an earlier half-open period gives back no slot of the present one', () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 2 });
    const first = breaker.acquire();
    breaker.acquire().failure();
    clock.advance(OPEN_MS);
    breaker.acquire();
    breaker.acquire();
    first.success();
    expect(() => breaker.acquire()).toThrow('half-open');
  });

  test('a call admitted before a reset, a forced opening or a disabling is late after it', () => {
    const { breaker } = closedScene();
    for (const control of ['reset', 'forceOpen', 'disable', 'reset'] as const) {
      const old = breaker.state === 'forced-open' ? undefined : breaker.acquire();
      breaker[control]();
      old?.failure();
    }
    expect(breaker.counts).toMatchObject({ admitted: 3, late: 3, failed: 0 });
  });

  test('its caller still gets it', async () => {
    const { breaker } = closedScene();
    const upstream = deferred();
    const call = breaker.execute(() => upstream.promise);
    failTimes(breaker, 2);
    upstream.resolve('at last');
    await expect(call).resolves.toBe('at last');
  });

  test('observers are told which generation it came from and what became of it', () => {
    const { breaker, clock } = closedScene();
    const heard: unknown[] = [];
    breaker.on('late', (event) => heard.push(event));
    const old = breaker.acquire();
    failTimes(breaker, 2);
    clock.advance(5);
    old.success();
    expect(heard).toEqual([{ atMs: 5, outcome: 'success', admittedIn: 1, generation: 2 }]);
  });
});
