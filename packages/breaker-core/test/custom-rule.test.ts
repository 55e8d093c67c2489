import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker, Trip, TripRule, WatchedCall } from '../src/index.js';
import { closedScene, codeOf, fail, failTimes, OPEN_MS, succeed, succeedTimes } from './fixture.js';

const QUIET: Trip = {
  readsTime: false,
  record: () => false,
  clear: () => undefined,
  figures: () => ({}),
};

const ruleOf = (trip: Partial<Trip>, name = 'own'): TripRule => ({
  kind: 'custom',
  name,
  create: () => ({ ...QUIET, ...trip }),
});

const own = (trip: Partial<Trip>): { breaker: CircuitBreaker } =>
  closedScene({ trip: ruleOf(trip) });

describe('a rule of the user’s own', () => {
  test('sees every success and failure of a closed breaker, and no other call', () => {
    const seen: WatchedCall[] = [];
    const { breaker } = closedScene({
      trip: ruleOf({ record: (call) => seen.push(call) < 0 }),
      classify: () => ({ outcome: 'failure', errorClass: 'disk' }),
    });
    breaker.executeSync(succeed);
    codeOf(() => breaker.executeSync(fail));
    breaker.acquire().ignore();
    breaker.acquire().cancel();
    const old = breaker.acquire();
    breaker.reset();
    old.failure();
    expect(seen).toEqual([
      { kind: 'success', isSlow: false, wasOverdue: false },
      { kind: 'failure', isSlow: false, wasOverdue: false, errorClass: 'disk' },
    ]);
  });

  test('sees a call that is overdue, and the same call when it ends', () => {
    const seen: string[] = [];
    const { breaker, clock } = closedScene({
      slowCallDurationMs: 100,
      trip: ruleOf({
        record: (call) => {
          seen.push(call.kind === 'overdue' ? call.kind : `${call.kind} ${call.wasOverdue}`);
          return false;
        },
      }),
    });
    const call = breaker.acquire();
    clock.advance(100);
    breaker.acquire().success();
    call.failure();
    expect(seen).toEqual(['overdue', 'success false', 'failure true']);
  });

  test('opens the breaker, and is named with its figures', () => {
    const { breaker } = own({ record: () => true, figures: () => ({ pressure: 7 }) });
    breaker.executeSync(succeed);
    expect(breaker.state).toBe('open');
    expect(breaker.explain().lastTransition?.cause).toEqual({
      rule: 0,
      name: 'own',
      errorClass: null,
      figures: { pressure: 7 },
    });
  });

  test.each([1, 'yes', {}, undefined, null])('only true opens: %p does not', (answer) => {
    const { breaker } = own({ record: (() => answer) as unknown as Trip['record'] });
    succeedTimes(breaker, 2);
    failTimes(breaker, 2);
    expect([breaker.state, breaker.counts.observerErrors]).toEqual(['closed', 0]);
  });

  test('reads the clock if it asks to', () => {
    const readings: number[] = [];
    const record: Trip['record'] = (_, nowMs) => readings.push(nowMs) < 0;
    const { breaker, clock } = closedScene({ trip: ruleOf({ readsTime: true, record }) });
    clock.advance(70);
    breaker.executeSync(succeed);
    expect(readings).toEqual([70]);
  });

  test('is made once for each breaker, and cleared when a period begins', () => {
    const calls: string[] = [];
    const trip = {
      kind: 'custom',
      name: 'own',
      create: () => {
        calls.push('create');
        return { ...QUIET, clear: () => calls.push('clear') } as unknown as Trip;
      },
    } as const;
    const scenes = [closedScene({ trip }), closedScene({ trip })];
    scenes[0]?.breaker.reset();
    expect(calls).toEqual(['create', 'create', 'clear']);
  });

  test('that throws is counted, and decides nothing, whichever method it is', () => {
    const { breaker } = closedScene({
      trip: [
        ruleOf({ record: fail, clear: fail, figures: fail }),
        { kind: 'consecutive-failures', failures: 2 },
      ],
    });
    expect(breaker.executeSync(succeed)).toBe('fine');
    failTimes(breaker, 1);
    expect([breaker.state, breaker.counts.observerErrors]).toEqual(['closed', 2]);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
    expect(breaker.explain().rules[0]).toEqual({
      rule: 0,
      name: 'own',
      errorClass: null,
      figures: {},
    });
  });

  test('whose figures are none is shown without', () => {
    const { breaker } = own({ figures: (() => 'many') as unknown as Trip['figures'] });
    expect(breaker.explain().rules[0]?.figures).toEqual({});
  });
});

describe('a rule may call the breaker', () => {
  test.each(['success', 'failure'] as const)(
    'one that resets it on a %s and then says to open means a period that is over',
    (way) => {
      const { breaker } = meddling((it) => {
        it.reset();
      });
      breaker.acquire()[way]();
      expect([breaker.state, breaker.counts.inFlight]).toEqual(['closed', 0]);
    },
  );

  test.each(['success', 'failure'] as const)(
    'one that takes itself away on a %s no more decides, and the caller is answered',
    async (way) => {
      const { breaker } = meddling((it) => {
        it.configure({ trip: { kind: 'consecutive-failures', failures: 9 } });
      });
      const call = breaker.tryExecute(way === 'success' ? succeed : fail);
      const status = way === 'success' ? 'fulfilled' : 'failed';
      await expect(call).resolves.toMatchObject({ status });
      expect([breaker.state, breaker.counts.observerErrors]).toEqual(['closed', 0]);
    },
  );

  test('one that makes calls of its own loses none of them', () => {
    let depth = 0;
    const { breaker } = meddling((it) => {
      if (depth++ < 10) it.executeSync(succeed);
    }, false);
    breaker.executeSync(succeed);
    expect(breaker.counts).toMatchObject({ admitted: 11, succeeded: 11, observerErrors: 0 });
  });

  test('one that disposes of it', () => {
    const { breaker, clock } = meddling((it) => {
      it.dispose();
    });
    expect(breaker.executeSync(succeed)).toBe('fine');
    clock.advance(OPEN_MS);
    expect([breaker.state, codeOf(() => breaker.acquire())]).toEqual(['closed', 'ERR_DISPOSED']);
  });
});

/** The second of its two rules calls the breaker whenever it is asked, and then says to open. */
function meddling(
  meddle: (breaker: CircuitBreaker) => void,
  opens = true,
): ReturnType<typeof closedScene> {
  const scene = closedScene({
    trip: [
      ruleOf({}, 'quiet'),
      ruleOf({
        record: () => {
          meddle(scene.breaker);
          return opens;
        },
      }),
    ],
  });
  return scene;
}
