import { describe, expect, test } from '@jest/globals';
import { closedScene, codeOf, dueScene, failTimes, type Scene, succeed } from '../fixture.js';

const hang = (): Promise<never> => new Promise(() => undefined);

/** Calls the breaker from within a call of its own, which fails by what it is turned away with. */
const NESTED: Record<string, (scene: Scene) => Promise<unknown>> = {
  execute: ({ breaker }) => breaker.execute(() => breaker.execute(succeed)).catch(codeOf),
  'execute with a timeout': ({ breaker }) =>
    breaker.execute(() => breaker.execute(succeed), { timeoutMs: 10 }).catch(codeOf),
  wrap: ({ breaker }) => breaker.wrap(breaker.wrap(succeed))().catch(codeOf),
  tryExecute: ({ breaker }) => breaker.tryExecute(() => breaker.execute(succeed)),
  executeSync: ({ breaker }) =>
    Promise.resolve(codeOf(() => breaker.executeSync(() => breaker.executeSync(succeed)))),
  acquire: ({ breaker }) => {
    const permit = breaker.acquire();
    return breaker.execute(succeed).catch((error: unknown) => {
      permit.failure(error);
    });
  },
};

describe("F19: the breaker's own rejections are never failures", () => {
  test('8 at the limit of calls in flight do not open it', async () => {
    const { breaker } = closedScene({ maxInFlight: 1 });
    void breaker.execute(hang);
    const calls = Array.from({ length: 8 }, () => breaker.tryExecute(succeed));
    const reasons = (await Promise.all(calls)).map(
      (result) => result.status === 'rejected' && result.rejection.reason,
    );
    expect(reasons).toEqual(calls.map(() => 'in-flight-limit'));
    expect([breaker.state, breaker.counts.failed, breaker.counts.rejected]).toEqual([
      'closed',
      0,
      8,
    ]);
  });

  test.each(Object.keys(NESTED))(
    '%s: a call that fails by the limit it has itself reached is ignored',
    async (way) => {
      const scene = closedScene({ maxInFlight: 1 });
      for (let call = 0; call < 8; call++) await NESTED[way]?.(scene);
      expect(scene.breaker.state).toBe('closed');
      expect(scene.breaker.counts).toMatchObject({
        rejected: 8,
        failed: 0,
        ignored: 8,
        inFlight: 0,
      });
    },
  );

  test.each(Object.keys(NESTED))(
    '%s: a trial that calls its breaker does not reopen it',
    async (way) => {
      const scene = dueScene();
      await NESTED[way]?.(scene);
      expect(scene.breaker.state).toBe('half-open');
      expect(scene.breaker.counts).toMatchObject({ failed: 2, ignored: 1 });
      scene.breaker.acquire().success();
      expect(scene.breaker.state).toBe('closed');
    },
  );

  test('no classifier is asked about them, of whatever mind it is', async () => {
    const asked: unknown[] = [];
    const scene = closedScene({
      maxInFlight: 1,
      classify: (error) => {
        asked.push(error);
        return 'failure';
      },
    });
    for (const way of Object.values(NESTED)) await way(scene);
    expect([asked, scene.breaker.state]).toEqual([[], 'closed']);
  });

  test('of those who waited in vain, too', async () => {
    const { breaker, clock } = dueScene({ halfOpenQueue: { maxCallers: 8, maxWaitMs: 10 } });
    const trial = breaker.acquire();
    const waiting = Array.from({ length: 8 }, () => breaker.tryExecute(succeed));
    clock.advance(10);
    await Promise.all(waiting);
    expect(breaker.counts).toMatchObject({ rejected: 8, failed: 2 });
    trial.success();
    expect(breaker.state).toBe('closed');
  });

  test("another breaker's rejections are failures: they are what its upstream says", () => {
    const [{ breaker }, inner] = [closedScene(), closedScene()];
    inner.breaker.forceOpen();
    for (let call = 0; call < 2; call++) {
      codeOf(() => breaker.executeSync(() => inner.breaker.executeSync(succeed)));
    }
    expect([breaker.state, breaker.counts.failed]).toEqual(['open', 2]);
  });

  test('an error that only looks like one is a failure', () => {
    const { breaker } = closedScene({ name: 'same' });
    const impostor = Object.assign(new Error('open'), {
      code: 'ERR_CIRCUIT_OPEN',
      breakerName: 'same',
    });
    for (let call = 0; call < 2; call++) breaker.acquire().failure(impostor);
    expect(breaker.state).toBe('open');
  });

  test('a rejection that was kept and comes back later is still its own', async () => {
    const { breaker } = closedScene();
    breaker.forceOpen();
    const [kept] = await Promise.all([breaker.execute(succeed).catch((error: unknown) => error)]);
    breaker.reset();
    for (let call = 0; call < 3; call++) breaker.acquire().failure(kept);
    expect([breaker.state, breaker.counts.ignored]).toEqual(['closed', 3]);
    failTimes(breaker, 2);
    expect(breaker.state).toBe('open');
  });
});
