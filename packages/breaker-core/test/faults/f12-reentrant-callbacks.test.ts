import { describe, expect, test } from '@jest/globals';
import type { CircuitBreaker, Trip, TripRule } from '../../src/index.js';
import {
  boom,
  closedScene,
  codeOf,
  dueScene,
  fail,
  failTimes,
  OPEN_MS,
  type Scene,
  succeed,
} from '../fixture.js';
import { METHODS } from './every-method.js';

type Use = (breaker: CircuitBreaker) => unknown;

/** A rule of the user's own that calls the breaker at each call it sees, and then says to open. */
function meddlingRule(use: () => unknown): TripRule {
  const trip: Trip = {
    readsTime: false,
    record: () => (use(), true),
    clear: () => undefined,
    figures: () => ({}),
  };
  return { kind: 'custom', name: 'meddler', create: () => trip };
}

/** Every place in which code of the user's runs; each calls `use` in its midst. */
const PLACES: Record<string, (use: Use) => Scene> = {
  'a listener': (use) => {
    const scene = closedScene();
    for (const event of ['transition', 'rejected', 'late'] as const) {
      scene.breaker.on(event, () => use(scene.breaker));
    }
    return scene;
  },
  'a classifier of errors': (use) => {
    const scene: Scene = closedScene({
      classify: () => (use(scene.breaker), 'failure'),
    });
    return scene;
  },
  'a classifier of results': (use) => {
    const scene: Scene = closedScene({
      classifyResult: () => (use(scene.breaker), 'failure'),
    });
    return scene;
  },
  'a rule': (use) => {
    const scene: Scene = closedScene({ trip: meddlingRule(() => use(scene.breaker)) });
    return scene;
  },
  'an open duration': (use) => {
    const scene: Scene = closedScene({
      openDurationMs: () => (use(scene.breaker), OPEN_MS),
    });
    return scene;
  },
};

/** A life with a break, a rejection, a trial, late results and a hand that steers. */
async function live({ breaker, clock }: Scene, guarded: Use): Promise<unknown> {
  const old = breaker.tryExecute(() => Promise.resolve('late'));
  const calls = [fail, fail, succeed].map((fn) =>
    breaker.execute(() => {
      guarded(breaker);
      return fn();
    }),
  );
  for (const fn of [fail, succeed]) codeOf(() => breaker.executeSync(fn));
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(succeed), breaker.execute(fail));
  clock.advance(OPEN_MS);
  calls.push(breaker.execute(succeed));
  return Promise.allSettled([old, ...calls]);
}

/** Uses the breaker the first so many times, each within the one before where it can be. */
function atMost(times: number, use: Use): Use {
  let left = times;
  return (breaker) => (left-- > 0 ? use(breaker) : undefined);
}

/** What an error is called that no promise of the breaker covers. */
async function strangers(settled: Promise<unknown>): Promise<unknown[]> {
  const results = (await settled) as PromiseSettledResult<unknown>[];
  const known = ['ERR_CIRCUIT_OPEN', 'ERR_DISPOSED', 'ERR_IN_FLIGHT_LIMIT'];
  return results
    .flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []))
    .filter((error) => error !== boom && !known.includes((error as { code: string }).code));
}

describe('F12: callbacks may call every public method, at any depth', () => {
  describe.each(Object.keys(PLACES))('from %s', (place) => {
    test.each(Object.keys(METHODS))('%s', async (method) => {
      const use = atMost(50, (breaker) => codeOf(() => METHODS[method]?.(breaker)));
      const scene = PLACES[place]?.(use) ?? closedScene();
      expect(await strangers(live(scene, () => undefined))).toEqual([]);
      const { counts } = scene.breaker;
      expect(counts).toMatchObject({ inFlight: 0, abandoned: 0, observerErrors: 0 });
    });
  });

  test.each(Object.keys(METHODS))('from the guarded function: %s', async (method) => {
    const use: Use = (breaker) => codeOf(() => METHODS[method]?.(breaker));
    const scene = closedScene();
    expect(await strangers(live(scene, use))).toEqual([]);
    expect(scene.breaker.counts).toMatchObject({ inFlight: 0, observerErrors: 0 });
  });

  test.each(Object.keys(METHODS))('from what hears the signal of a call: %s', async (method) => {
    const { breaker, clock } = closedScene();
    const hang = ({ signal }: { signal: AbortSignal }): Promise<never> => {
      signal.addEventListener('abort', () => {
        codeOf(() => METHODS[method]?.(breaker));
      });
      return new Promise(() => undefined);
    };
    const call = breaker.execute(hang, { timeoutMs: 5 });
    clock.advance(5);
    await expect(call).rejects.toMatchObject({ code: 'ERR_CALL_TIMEOUT' });
    expect(breaker.counts).toMatchObject({ inFlight: 0, timedOut: 1 });
  });

  test('300 events caused by listeners come one after the other, none within another', () => {
    const { breaker } = closedScene();
    let told = 0;
    let nested = 0;
    const nesting: number[] = [];
    breaker.on('transition', () => {
      nesting.push(++nested);
      if (++told < 300) breaker[told % 2 === 0 ? 'forceOpen' : 'reset']();
      nested--;
    });
    breaker.forceOpen();
    expect(nesting).toEqual(Array.from({ length: 300 }, () => 1));
  });

  test('a trial may call its own breaker: it is turned away, and the trial still decides', () => {
    const { breaker } = dueScene();
    const codes: unknown[] = [];
    breaker.executeSync(() => codes.push(codeOf(() => breaker.executeSync(succeed))));
    expect([codes, breaker.state]).toEqual([['ERR_CIRCUIT_OPEN'], 'closed']);
  });

  test.each(['success', 'failure'] as const)(
    'a rule that resets at a %s and says to open does not open the new period',
    (outcome) => {
      const scene: Scene = closedScene({
        trip: meddlingRule(() => {
          scene.breaker.reset();
        }),
      });
      scene.breaker.acquire()[outcome]();
      codeOf(() => scene.breaker.executeSync(outcome === 'success' ? succeed : fail));
      expect(scene.breaker.state).toBe('closed');
    },
  );

  test('an open duration that resets does not open the new period', () => {
    const scene: Scene = closedScene({
      openDurationMs: () => {
        scene.breaker.reset();
        return OPEN_MS;
      },
    });
    failTimes(scene.breaker, 2);
    expect(scene.breaker.state).toBe('closed');
  });
});
