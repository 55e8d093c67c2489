import { expect, test } from '@jest/globals';
import { cameToRest, Deferred, microtasks } from '../../src/index.js';

test('as many microtasks go by as were asked for', async () => {
  const order: string[] = [];
  const beside = (async () => {
    for (let i = 0; i < 7; i++) {
      await Promise.resolve();
      order.push('beside');
    }
  })();
  await microtasks(5);
  order.push('done');
  await beside;
  // Coming back from an async function takes one or two more.
  expect(order.indexOf('done')).toBeGreaterThanOrEqual(5);
  expect(order.indexOf('done')).toBeLessThanOrEqual(7);
});

test('rest comes through microtasks, or through turns of the event loop', async () => {
  const call = new Deferred<number>();
  let heard = 0;
  void call.promise.then((value) => (heard = value));
  call.resolve(3);
  expect(await cameToRest(() => heard === 3)).toBe(true);
  let turned = false;
  setImmediate(() => (turned = true));
  expect(await cameToRest(() => turned)).toBe(true);
});

test('what never comes to rest is a result, not a hang', async () => {
  expect(await cameToRest(() => false)).toBe(false);
});

test('a deferred call answers as it is told', async () => {
  const call = new Deferred<number>();
  call.reject(new Error('told so'));
  await expect(call.promise).rejects.toThrow('told so');
});
