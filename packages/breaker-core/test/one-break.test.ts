import { describe, expect, test } from '@jest/globals';
import { closedScene, fail, OPEN_MS, recordEdges } from './fixture.js';

describe('many failures in one tick are one break (F7)', () => {
  test.each([2, 3, 1_000])('%i of them: one transition, one event', async (failures) => {
    const { breaker } = closedScene();
    const edges = recordEdges(breaker);
    const failing = (): Promise<never> => Promise.resolve().then(fail);
    await Promise.allSettled(Array.from({ length: failures }, () => breaker.execute(failing)));
    expect(edges).toEqual(['closed>open']);
    expect(breaker.counts).toMatchObject({ failed: 2, late: failures - 2 });
  });

  test('and half-open still comes, when it is due', async () => {
    const { breaker, clock } = closedScene();
    const failing = (): Promise<never> => Promise.resolve().then(fail);
    await Promise.allSettled(Array.from({ length: 10 }, () => breaker.execute(failing)));
    clock.advance(OPEN_MS - 1);
    expect(() => breaker.acquire()).toThrow('open');
    clock.advance(1);
    breaker.acquire();
    expect(breaker.state).toBe('half-open');
  });
});
