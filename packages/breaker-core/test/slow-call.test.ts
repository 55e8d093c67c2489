import { describe, expect, test } from '@jest/globals';
import type { CircuitBreakerOptions, Permit, TripRule } from '../src/index.js';
import { closedScene, codeOf, failTimes, never, recordEdges, type Scene } from './fixture.js';

const SLOW_MS = 100;

const slowRate = (slowCallRateThreshold: number, minimumCalls: number): TripRule => ({
  kind: 'slow-call-rate',
  slowCallRateThreshold,
  minimumCalls,
  window: { kind: 'count', calls: 100 },
});

function slowScene(options: CircuitBreakerOptions = {}): Scene {
  return closedScene({ slowCallDurationMs: SLOW_MS, trip: slowRate(0.5, 4), ...options });
}

/** Calls that run side by side and take so long. */
function takeMs({ breaker, clock }: Scene, ms: number, ways: readonly (keyof Permit)[]): void {
  const permits = ways.map(() => breaker.acquire());
  clock.advance(ms);
  for (const [index, way] of ways.entries()) permits[index]?.[way]();
}

describe('calls that are slow open it', () => {
  test('at the share of slow calls, and not before', () => {
    const scene = slowScene();
    takeMs(scene, SLOW_MS - 1, ['success', 'success']);
    takeMs(scene, SLOW_MS, ['success']);
    expect(scene.breaker.state).toBe('closed');
    takeMs(scene, SLOW_MS, ['success']);
    expect(scene.breaker.state).toBe('open');
    expect(scene.breaker.counts).toMatchObject({ succeeded: 4, slow: 2, failed: 0 });
  });

  test('a call is slow from slowCallDurationMs on', () => {
    const scene = slowScene({ trip: slowRate(0.5, 1) });
    takeMs(scene, SLOW_MS - 0.001, ['success']);
    expect(scene.breaker.counts.slow).toBe(0);
    takeMs(scene, SLOW_MS, ['success']);
    expect([scene.breaker.counts.slow, scene.breaker.state]).toEqual([1, 'open']);
  });

  test('a hang opens it before anything has settled: the next caller is turned away', () => {
    const { breaker, clock } = slowScene();
    const edges = recordEdges(breaker);
    for (let call = 0; call < 4; call++) void breaker.tryExecute(never);
    clock.advance(SLOW_MS);
    expect(breaker.state).toBe('closed');
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
    expect(edges).toEqual(['closed>open']);
    expect(breaker.explain().lastTransition?.cause).toMatchObject({
      name: 'slow-call-rate',
      figures: { calls: 4, slowCalls: 4, minimumCalls: 4, slowCallRateThreshold: 0.5 },
    });
  });

  test('a settlement sees the overdue, too', () => {
    const { breaker, clock } = slowScene();
    for (let call = 0; call < 3; call++) breaker.acquire();
    clock.advance(SLOW_MS - 1);
    const last = breaker.acquire();
    clock.advance(1);
    last.success();
    expect(breaker.state).toBe('open');
  });

  test('a call counts once: overdue in flight, and not again when it ends', () => {
    const { breaker, clock } = slowScene({ trip: slowRate(1, 100) });
    const overdue = [breaker.acquire(), breaker.acquire()];
    clock.advance(SLOW_MS);
    breaker.acquire().success();
    const figures = (): unknown => breaker.explain().rules[0]?.figures;
    expect(figures()).toMatchObject({ calls: 3, slowCalls: 2 });
    for (const permit of overdue) permit.success();
    expect(figures()).toMatchObject({ calls: 3, slowCalls: 2 });
    expect(breaker.counts.slow).toBe(2);
  });

  test('an ignored or cancelled call is no slow call, however long it took', () => {
    const scene = slowScene({ trip: slowRate(1, 1) });
    takeMs(scene, SLOW_MS * 9, ['ignore']);
    takeMs(scene, SLOW_MS * 9, ['cancel']);
    expect([scene.breaker.counts.slow, scene.breaker.state]).toEqual([0, 'closed']);
  });

  test('a slow failure counts for both kinds of rule', () => {
    const trip = [slowRate(1, 2), { kind: 'consecutive-failures', failures: 9 } as const];
    const scene = slowScene({ trip });
    takeMs(scene, SLOW_MS, ['failure']);
    const [slow, failures] = scene.breaker.explain().rules;
    expect([slow?.figures, failures?.figures]).toMatchObject([
      { calls: 1, slowCalls: 1 },
      { failuresInARow: 1 },
    ]);
  });

  test('the overdue are nothing to the rules about failures', () => {
    const { breaker, clock } = slowScene({
      trip: [
        { kind: 'consecutive-failures', failures: 1 },
        {
          kind: 'failure-rate',
          failureRateThreshold: 1,
          minimumCalls: 1,
          window: { kind: 'count', calls: 9 },
        },
      ],
    });
    breaker.acquire();
    clock.advance(SLOW_MS);
    breaker.acquire().success();
    expect(breaker.explain().rules.map(({ figures }) => figures)).toMatchObject([
      { failuresInARow: 0 },
      { completed: 1, failures: 0 },
    ]);
  });

  test('calls of an earlier generation are nothing to the present one', () => {
    const { breaker, clock } = slowScene({ trip: slowRate(0.5, 1) });
    breaker.acquire();
    breaker.reset();
    clock.advance(SLOW_MS);
    breaker.acquire().success();
    expect([breaker.state, breaker.explain().rules[0]?.figures.slowCalls]).toEqual(['closed', 0]);
  });

  test('one of them that ends hides no hang of the present generation', () => {
    const { breaker, clock } = slowScene({ trip: slowRate(1, 3) });
    const old = breaker.acquire();
    breaker.reset();
    for (let call = 0; call < 3; call++) breaker.acquire();
    old.success();
    clock.advance(SLOW_MS);
    expect(codeOf(() => breaker.acquire())).toBe('ERR_CIRCUIT_OPEN');
  });

  test('after it has closed again, it begins with nothing', () => {
    const scene = slowScene({ trip: slowRate(1, 2) });
    takeMs(scene, SLOW_MS, ['success', 'success']);
    scene.clock.advance(1_000);
    takeMs(scene, 1, ['success']);
    takeMs(scene, SLOW_MS, ['success']);
    expect(scene.breaker.state).toBe('closed');
  });

  test('over a time window slow calls are forgotten as failures are', () => {
    const trip = { ...slowRate(1, 2), window: { kind: 'time', durationMs: 10_000 } } as TripRule;
    const scene = slowScene({ trip });
    takeMs(scene, SLOW_MS, ['success']);
    scene.clock.advance(10_000);
    takeMs(scene, SLOW_MS, ['success']);
    expect(scene.breaker.state).toBe('closed');
    takeMs(scene, SLOW_MS, ['success']);
    expect(scene.breaker.state).toBe('open');
  });

  test('without the rule slow calls are counted all the same, and open nothing', () => {
    const scene = slowScene({ trip: { kind: 'consecutive-failures', failures: 2 } });
    takeMs(scene, SLOW_MS, ['success', 'success', 'success']);
    expect([scene.breaker.counts.slow, scene.breaker.state]).toEqual([3, 'closed']);
    failTimes(scene.breaker, 2);
    expect(scene.breaker.state).toBe('open');
  });
});
