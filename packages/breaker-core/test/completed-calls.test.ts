import { describe, expect, test } from '@jest/globals';
import { admittedOf, closedScene, failTimes, OPEN_MS, rate, succeedTimes } from './fixture.js';

const LAST_10 = rate({ kind: 'count', calls: 10 }, { minimumCalls: 10 });
const LAST_10_S = rate({ kind: 'time', durationMs: 10_000 }, { minimumCalls: 900 });

describe('rates count completed calls only', () => {
  test('1,000 in flight and 900 of 900 completions failed: open (F16)', () => {
    const { breaker } = closedScene({ trip: LAST_10_S });
    admittedOf(breaker, 1_000);
    failTimes(breaker, 899);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test.each(['ignore', 'cancel'] as const)('calls that end by %s are not in the rate', (settle) => {
    const { breaker } = closedScene({ trip: LAST_10 });
    failTimes(breaker, 5);
    for (let call = 0; call < 1_000; call++) breaker.acquire()[settle]();
    succeedTimes(breaker, 4);
    expect(breaker.state).toBe('closed');
    succeedTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('5,000 rejections during an outage do not blunt the next trip (F17)', () => {
    const { breaker, clock } = closedScene({ trip: LAST_10 });
    failTimes(breaker, 10);
    expect(admittedOf(breaker, 5_000)).toBe(0);
    clock.advance(OPEN_MS);
    succeedTimes(breaker, 1);
    failTimes(breaker, 9);
    expect(breaker.state).toBe('closed');
    failTimes(breaker, 1);
    expect(breaker.state).toBe('open');
  });

  test('rejections are counted, and are failures nowhere (F19)', () => {
    const { breaker, clock } = closedScene();
    breaker.forceOpen();
    admittedOf(breaker, 1_000);
    breaker.reset();
    clock.advance(OPEN_MS);
    failTimes(breaker, 1);
    expect(breaker.state).toBe('closed');
    expect(breaker.counts).toMatchObject({ rejected: 1_000, failed: 1, admitted: 1 });
  });
});
