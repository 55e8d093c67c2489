import { describe, expect, test } from '@jest/globals';
import type { TripRule } from '../../src/index.js';
import {
  admittedOf,
  closedScene,
  codeOf,
  dueScene,
  fail,
  failTimes,
  OPEN_MS,
  rate,
  recordEdges,
} from '../fixture.js';
import { beginMany, endAll, SURFACES } from './calls.js';

const K = 5;

const RULES: [string, TripRule][] = [
  ['consecutive failures', { kind: 'consecutive-failures', failures: K }],
  ['a count window', rate({ kind: 'count', calls: K }, { minimumCalls: K })],
  ['a time window', rate({ kind: 'time', durationMs: 1_000 }, { minimumCalls: K })],
];

describe('F7: K+1 failures in one tick: one transition, one event, and half-open still comes', () => {
  describe.each(RULES)('%s', (_, trip) => {
    test.each(SURFACES)('%s', async (surface) => {
      const { breaker, clock } = closedScene({ trip });
      const edges = recordEdges(breaker);
      await endAll(beginMany(breaker, surface, K + 1), 'failure');
      expect(edges).toEqual(['closed>open']);
      expect(breaker.counts).toMatchObject({ failed: K, late: 1 });
      clock.advance(OPEN_MS - 1);
      expect(admittedOf(breaker, 10)).toBe(0);
      clock.advance(1);
      expect(admittedOf(breaker, 10)).toBe(1);
      expect(edges).toEqual(['closed>open', 'open>half-open']);
    });

    test('executeSync', () => {
      const { breaker, clock } = closedScene({ trip });
      const edges = recordEdges(breaker);
      for (let call = 0; call < K + 1; call++) codeOf(() => breaker.executeSync(fail));
      expect([edges, breaker.counts.rejected]).toEqual([['closed>open'], 1]);
      clock.advance(OPEN_MS);
      expect(admittedOf(breaker, 10)).toBe(1);
    });
  });

  test('failures that go on arriving while it is open do not put half-open off', async () => {
    const { breaker, clock } = closedScene();
    const stragglers = beginMany(breaker, 'execute', 10);
    failTimes(breaker, 2);
    for (const call of stragglers) {
      clock.advance(OPEN_MS / 10);
      await call.end('failure');
    }
    expect(admittedOf(breaker, 10)).toBe(1);
  });

  test('all rules that trip at one failure are one break, by the first of them', () => {
    const { breaker } = closedScene({ trip: RULES.map(([, trip]) => trip) });
    const causes: unknown[] = [];
    breaker.on('transition', ({ cause }) => causes.push(cause?.rule));
    failTimes(breaker, K);
    expect(causes).toEqual([0]);
  });

  test('N trials that fail in one tick reopen it once', async () => {
    const { breaker, clock } = dueScene({ halfOpenTrials: 5 });
    const edges = recordEdges(breaker);
    await endAll(beginMany(breaker, 'execute', 5), 'failure');
    expect(edges).toEqual(['open>half-open', 'half-open>open']);
    expect(breaker.counts.late).toBe(4);
    clock.advance(OPEN_MS);
    expect(admittedOf(breaker, 10)).toBe(5);
  });

  test('calls that become overdue in one look are one break', () => {
    const window = { kind: 'count', calls: 2 } as const;
    const { breaker, clock } = closedScene({
      slowCallDurationMs: 10,
      trip: { kind: 'slow-call-rate', slowCallRateThreshold: 1, minimumCalls: 2, window },
    });
    const edges = recordEdges(breaker);
    admittedOf(breaker, 100);
    clock.advance(10);
    expect(admittedOf(breaker, 100)).toBe(0);
    expect(edges).toEqual(['closed>open']);
  });
});
