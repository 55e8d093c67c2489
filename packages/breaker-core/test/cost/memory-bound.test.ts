import { describe, expect, test } from '@jest/globals';
import { PATIENCE_MS, runsToItsEnd } from '../faults/lone-process.js';

const CALLS = 50_000;
/** One byte a call: a reference takes eight. */
const GROWTH_BYTES_MAX = 50_000;

/**
 * A breaker with everything on, and calls whose every name is new. Time passes with the calls, so
 * that a few thousand of them live at once.
 */
const scene = (options: string): string => `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  setFlagsFromString('--expose-gc');
  // What the engine compiles and throws away again is on the same heap.
  setFlagsFromString('--no-opt');
  const gc = runInNewContext('gc');
  const { CostBreaker, CostEstimator, MemoryBudgetStore } =
    await import('@breaker-lab/breaker-core');
  let ms = 0;
  const clock = { nowMs: () => ms };
  const calendar = { epochMs: () => 1.77e12 + ms };
  const rules = [
    { name: 'rate', when: { kind: 'rate', perMs: 60_000, above: 1e6 }, action: { kind: 'block' } },
    { name: 'some', when: { kind: 'share', per: 'day', above: 0.5 },
      only: { operations: ['chat', 'embed'], categories: ['batch'], models: ['large'] },
      action: { kind: 'degrade', step: 1 } },
    { name: 'dear', when: { kind: 'operation-cost', above: 0.5 }, only: { operations: ['chat'] },
      action: { kind: 'throttle', callsPerSecond: 1 } },
  ];
  const estimator = new CostEstimator({ defaultEstimate: 0.1 });
  const breaker = new CostBreaker({
    budgets: [{ per: 'hour', cap: 1e8 }, { per: 'day', cap: 1e9 }, { per: { rollingMs: 60_000 }, cap: 1e9 }],
    scopes: [{ name: 'team', budgets: [{ per: 'month', cap: 1e9 }] }],
    rules, estimator, clock, calendar, reservationTtlMs: 1_000, circuit: false, ${options}
  });
  const fails = () => { throw new Error('failed'); };
  const never = () => new Promise(() => undefined);
  const names = (call) => ({
    scope: call % 2 === 0 ? 'root' : 'team',
    id: 'id ' + call, operation: 'operation ' + call, category: 'category ' + call, model: 'model ' + call,
  });
  const WAYS = [
    (call) => breaker.execute(() => 1, { ...names(call), estimate: 0.01 }),
    (call) => breaker.tryExecute(fails, { ...names(call), estimate: 0.01 }),
    (call) => breaker.execute(() => 1, { scope: 'team', operation: 'operation ' + call }),
    (call) => breaker.reserve(0.01, names(call)).commit(0.01),
    (call) => breaker.reserve(0.01, names(call)).release(),
    (call) => void breaker.reserve(0.01, names(call)),
    (call) => void breaker.tryExecute(never, { ...names(call), estimate: 0.01 }),
    (call) => breaker.tryExecute(() => 1, { ...names(call), estimate: 1e9 }),
    async (call) => {
      for await (const chunk of breaker.stream(async function* () { yield 0.001; },
        { ...names(call), estimate: 0.01, costOf: (cost) => cost })) return chunk;
    },
  ];
  const kept = [];
  let called = 0;
  async function use(calls) {
    for (const until = called + calls; called < until; called++) {
      ms += 1;
      await WAYS[called % WAYS.length](called);
    }
    // Their time is over: they expire, and their ids are forgotten.
    for (let round = 0; round < 3; round++) { ms += 120_000; breaker.reserve(0).release(); }
    await new Promise(setImmediate);
    gc(); gc();
    return process.memoryUsage().heapUsed;
  }
  await use(20_000);
`;

/** How it ends when 50,000 calls are looked at, after so many that everything has its size. */
const looked = (options: string, leak = ''): Promise<string> =>
  runsToItsEnd(
    `${scene(options)}
    ${leak}
    const before = await use(0);
    const grown = (await use(${CALLS})) - before;
    assert.ok(grown < ${GROWTH_BYTES_MAX}, 'grown by ' + grown);
    assert.equal(breaker.usage.liveReservations, 0);
  `,
    PATIENCE_MS,
  );

describe('50,000 calls with new ids, operations, categories and models leave nothing behind', () => {
  test.each([
    ['without a store', ''],
    ['with a store', 'store: new MemoryBudgetStore({ clock, calendar }),'],
  ])(
    'after their time the heap is what it was: %s',
    async (_, options) => {
      await expect(looked(options)).resolves.toBe('ended');
    },
    PATIENCE_MS,
  );

  test.each([
    ['two numbers for each commit', "breaker.on('committed', () => kept.push(1.5, 2.5));"],
    ['the ids of the committed', "breaker.on('committed', ({ id }) => kept.push(id));"],
  ])(
    '%s would be noticed',
    async (_, leak) => {
      await expect(looked('', leak)).resolves.toMatch(/grown by \d{6}/);
    },
    PATIENCE_MS,
  );
});
