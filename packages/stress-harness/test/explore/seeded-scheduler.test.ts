import { expect, test } from '@jest/globals';
import { microtasks, SeededRandom, SeededScheduler } from '../../src/index.js';

/** Draws `steps` times between two steps of the given weights. */
async function drawn(
  seed: number,
  { weights, steps }: { weights: [number, number]; steps: number },
): Promise<string> {
  let order = '';
  const step = (name: string, weight: number) => ({
    weight: () => (order.length < steps ? weight : 0),
    run: () => {
      order += name;
      return undefined;
    },
  });
  const [a, b] = weights;
  await new SeededScheduler(new SeededRandom(seed, 'test'), [step('a', a), step('b', b)]).run();
  return order;
}

test('a seed decides the order of the steps, another seed decides another', async () => {
  const plan = { weights: [1, 1], steps: 200 } satisfies Parameters<typeof drawn>[1];
  const order = await drawn(7, plan);
  expect(order).toHaveLength(200);
  expect(await drawn(7, plan)).toBe(order);
  expect(await drawn(8, plan)).not.toBe(order);
});

test('a step is drawn as often as its weight says, and never at weight 0', async () => {
  const order = await drawn(1, { weights: [3, 1], steps: 4_000 });
  const share = order.replaceAll('b', '').length / order.length;
  expect(share).toBeGreaterThan(0.7);
  expect(share).toBeLessThan(0.8);
  expect(await drawn(1, { weights: [0, 2], steps: 50 })).toBe('b'.repeat(50));
});

test('it ends when no step can happen', async () => {
  expect(await drawn(1, { weights: [0, 0], steps: 10 })).toBe('');
});

test('steps without a promise share a microtask; one with a promise is waited for', async () => {
  let turns = 0;
  const seen: number[] = [];
  let left = 6;
  const look = {
    weight: () => (left > 3 ? 1 : 0),
    run: () => {
      left--;
      seen.push(turns);
      return undefined;
    },
  };
  const pause = {
    weight: () => (left > 0 && left <= 3 ? 1 : 0),
    run: async () => {
      await microtasks(2);
      left--;
      seen.push(turns);
    },
  };
  const running = new SeededScheduler(new SeededRandom(1, 'test'), [look, pause]).run();
  for (; turns < 20; turns++) await Promise.resolve();
  await running;
  expect(seen.slice(0, 3)).toEqual([0, 0, 0]);
  expect(new Set(seen.slice(3)).size).toBe(3);
});
