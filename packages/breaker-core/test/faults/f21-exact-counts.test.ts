import { describe, expect, test } from '@jest/globals';
import { boom, closedScene, failTimes, OPEN_MS, rate, type Scene, succeed } from '../fixture.js';
import { begin, beginMany, SURFACES } from './calls.js';

const CALLS = 10_000;

/** Ends after 0 to 6 microtasks, every third by an error, some as soon as it is called. */
function scattered(call: number): Promise<number> | number {
  if (call % 11 === 0) return call;
  return endsAfter(call % 7, call);
}

async function endsAfter(turns: number, call: number): Promise<number> {
  for (let turn = 0; turn < turns; turn++) await Promise.resolve();
  if (call % 3 === 0) throw boom;
  return call;
}

/** What `scattered` gives for all of them: 0 to 9,999. */
const FAILED = Array.from({ length: CALLS }, (_, call) => call).filter(
  (call) => call % 3 === 0 && call % 11 !== 0,
).length;
const SUCCEEDED = CALLS - FAILED;

const inFlightOf = ({ breaker }: Scene): number => {
  const { admitted, succeeded, failed, ignored, cancelled, late } = breaker.counts;
  return admitted - succeeded - failed - ignored - cancelled - late;
};

describe('F21: no update is lost under any microtask interleaving', () => {
  test.each<[string, (scene: Scene, call: number) => Promise<unknown>]>([
    ['execute', ({ breaker }, call) => breaker.execute(() => scattered(call))],
    ['tryExecute', ({ breaker }, call) => breaker.tryExecute(() => scattered(call))],
    [
      'execute with a timeout',
      ({ breaker }, call) => breaker.execute(() => scattered(call), { timeoutMs: 1_000 }),
    ],
    ['wrap', ({ breaker }, call) => breaker.wrap(scattered)(call)],
  ])('%s: 10,000 outcomes, 10,000 counted', async (_, run) => {
    const scene = closedScene();
    scene.breaker.disable();
    const calls = Array.from({ length: CALLS }, (_each, call) => run(scene, call));
    expect(scene.breaker.counts).toMatchObject({ admitted: CALLS, succeeded: 0 });
    expect(scene.breaker.counts.inFlight).toBe(inFlightOf(scene));
    await Promise.allSettled(calls);
    expect(scene.breaker.counts).toMatchObject({
      admitted: CALLS,
      succeeded: SUCCEEDED,
      failed: FAILED,
      inFlight: 0,
    });
  });

  test('executeSync and permits: 10,000 outcomes, 10,000 counted', () => {
    const { breaker } = closedScene();
    breaker.forceClose();
    for (let call = 0; call < CALLS / 2; call++) {
      breaker.executeSync(succeed);
      breaker.acquire()[call % 2 === 0 ? 'success' : 'failure']();
    }
    expect(breaker.counts).toMatchObject({ admitted: CALLS, succeeded: 7_500, failed: 2_500 });
  });

  test('all surfaces at once, ended in reverse: none is missing', async () => {
    const scene = closedScene();
    scene.breaker.disable();
    const calls = SURFACES.flatMap((surface) => beginMany(scene.breaker, surface, CALLS / 10));
    expect(scene.breaker.counts.inFlight).toBe(calls.length);
    await Promise.all(
      calls.reverse().map((call, index) => call.end(index % 4 === 0 ? 'failure' : 'success')),
    );
    expect(scene.breaker.counts).toMatchObject({
      succeeded: (calls.length * 3) / 4,
      failed: calls.length / 4,
      inFlight: 0,
    });
  });

  test('the window misses none either: the last of 10,000 completes its minimum', async () => {
    const threshold = FAILED / CALLS;
    const trip = rate({ kind: 'count', calls: CALLS }, { minimumCalls: CALLS, threshold });
    const scene = closedScene({ trip });
    const call = (index: number): Promise<number> => scene.breaker.execute(() => scattered(index));
    await Promise.allSettled(Array.from({ length: CALLS - 1 }, (_, index) => call(index)));
    expect(scene.breaker.state).toBe('closed');
    await Promise.allSettled([call(CALLS - 1)]);
    expect(scene.breaker.state).toBe('open');
    expect(scene.breaker.counts).toMatchObject({ succeeded: SUCCEEDED, failed: FAILED });
  });

  test('a break in the midst makes the rest late, and loses none of them', async () => {
    const scene = closedScene();
    const calls = Array.from({ length: CALLS }, (_, call) =>
      scene.breaker.tryExecute(() => endsAfter(call % 7, 3 * call)),
    );
    await Promise.all(calls);
    expect(scene.breaker.state).toBe('open');
    expect(scene.breaker.counts).toMatchObject({ failed: 2, late: CALLS - 2, inFlight: 0 });
  });

  test('at every moment of a life admitted is the sum of all ends and what is in flight', async () => {
    const scene = closedScene({ halfOpenTrials: 3 });
    const { breaker, clock } = scene;
    const balances: boolean[] = [];
    const weigh = (): number => balances.push(breaker.counts.inFlight === inFlightOf(scene));
    for (const event of ['transition', 'rejected', 'late'] as const) breaker.on(event, weigh);
    for (let round = 0; round < 20; round++) {
      const calls = SURFACES.map((surface) => begin(breaker, surface));
      failTimes(breaker, breaker.state === 'closed' ? 2 : 0);
      clock.advance(OPEN_MS);
      for (const call of calls) await call.end(round % 2 === 0 ? 'failure' : 'success');
      weigh();
    }
    expect(balances.length).toBeGreaterThan(100);
    expect([balances.every(Boolean), breaker.counts.inFlight]).toEqual([true, 0]);
  });
});
