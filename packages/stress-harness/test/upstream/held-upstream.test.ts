import { expect, test } from '@jest/globals';
import { SeededRandom } from '../../src/seed.js';
import { HeldUpstream } from '../../src/upstream/held-upstream.js';
import { isUpstreamFault } from '../../src/upstream/upstream-fault.js';

function upstream(failureRate: number): HeldUpstream {
  return new HeldUpstream(new SeededRandom(1, 'test'), { failureRate });
}

test('calls stay in flight until they are answered, and get their own ordinal', async () => {
  const held = upstream(0);
  const calls = [held.call(), held.call(), held.call()];
  expect(held).toMatchObject({ started: 3, inFlight: 3, maxInFlight: 3, succeeded: 0 });
  held.answer();
  await expect(Promise.all(calls)).resolves.toEqual([1, 2, 3]);
  expect(held).toMatchObject({ inFlight: 0, maxInFlight: 3, succeeded: 3, failed: 0 });
});

test('the newest calls are answered first', async () => {
  const held = upstream(0);
  const order: number[] = [];
  const calls = [held.call(), held.call(), held.call()];
  const noted = calls.map((call) => call.then((ordinal) => order.push(ordinal)));
  held.answer(2);
  await Promise.all(noted.slice(1));
  expect(order).toEqual([3, 2]);
  expect(held.inFlight).toBe(1);
});

test('failing calls reject with a scripted fault and are counted', async () => {
  const held = upstream(1);
  const call = held.call();
  held.answer();
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect([isUpstreamFault(error), held.isFault(error), held.isFault(new Error())]).toEqual([
    true,
    true,
    false,
  ]);
  expect(held).toMatchObject({ succeeded: 0, failed: 1 });
});

test('about the asked share fails, the same for the same seed', () => {
  const failedOf = (): number => {
    const held = upstream(0.2);
    for (let i = 0; i < 1_000; i++) held.call().catch(() => undefined);
    held.answer();
    return held.failed;
  };
  expect(failedOf()).toBeGreaterThan(150);
  expect(failedOf()).toBeLessThan(250);
  expect(failedOf()).toBe(failedOf());
});

test('there is no harm in answering more calls than are in flight', () => {
  const held = upstream(0);
  void held.call();
  held.answer(5);
  expect(held).toMatchObject({ started: 1, succeeded: 1, inFlight: 0 });
});
