import { describe, expect, test } from '@jest/globals';
import {
  createHistoryMemory,
  historyOf,
  HistoryRecorder,
  type HistoryPlan,
  UNTOLD,
} from '../../src/history/index.js';

const PLAN = { threads: 2, operationsPerThread: 3 } as const;
const refusal = expect.objectContaining({ code: 'ERR_HISTORY' });

function recording(plan: HistoryPlan = PLAN) {
  const memory = createHistoryMemory(plan);
  return { memory, recorder: new HistoryRecorder(memory, 1), history: () => historyOf(memory) };
}

describe.each(['time', 'tickets'] as const)('by %s', (order) => {
  test('what is recorded is read back: who, what, when, and what was answered', () => {
    const { recorder, history } = recording({ ...PLAN, order });
    const first = recorder.invoke({ object: 7, code: 2, argument: 0.5, secondArgument: -3 });
    recorder.respond(first, 1e15);
    recorder.respond(recorder.invoke({ object: -1, code: 0 }));
    recorder.invoke({ object: 7, code: 4 });
    expect(recorder.count).toBe(3);
    const at = expect.any(Number);
    const of = { thread: 1, startedAt: at };
    const none = { argument: 0, secondArgument: 0 };
    expect(history()).toEqual([
      {
        ...of,
        kind: 'completed',
        object: 7,
        code: 2,
        argument: 0.5,
        secondArgument: -3,
        result: 1e15,
        endedAt: at,
      },
      { ...of, ...none, kind: 'completed', object: -1, code: 0, result: UNTOLD, endedAt: at },
      { ...of, ...none, kind: 'pending', object: 7, code: 4 },
    ]);
  });

  test('stamps begin above 0 and never go back, over all threads', () => {
    const { memory, recorder, history } = recording({ ...PLAN, order });
    const other = new HistoryRecorder(memory, 0);
    const calls = [other, recorder, other].map(
      (by) => [by, by.invoke({ object: 0, code: 0 })] as const,
    );
    for (const [by, at] of calls) by.respond(at, 1);
    const [a, c, b] = history();
    const stamps = [a, b, c].map((call) => call?.startedAt ?? NaN);
    const ends = [a, b, c].map((call) => (call?.kind === 'completed' ? call.endedAt : NaN));
    const all = [0, ...stamps, ...ends];
    expect(all.toSorted((x, y) => x - y)).toEqual(all);
  });
});

test('tickets are 1, 2, 3, over all threads', () => {
  const { memory, recorder, history } = recording({ ...PLAN, order: 'tickets' });
  const other = new HistoryRecorder(memory, 0);
  const at = other.invoke({ object: 0, code: 0 });
  recorder.respond(recorder.invoke({ object: 0, code: 0 }));
  other.respond(at);
  expect(history()).toMatchObject([
    { startedAt: 1, endedAt: 4 },
    { startedAt: 2, endedAt: 3 },
  ]);
});

test('calls of one thread may overlap, and answer in any order', () => {
  const { recorder, history } = recording();
  const [a, b] = [recorder.invoke({ object: 0, code: 1 }), recorder.invoke({ object: 0, code: 2 })];
  recorder.respond(b, 20);
  recorder.respond(a, 10);
  expect(history()).toMatchObject([
    { code: 1, result: 10 },
    { code: 2, result: 20 },
  ]);
});

test('what has no room is refused, and what was recorded stays', () => {
  const { recorder, history } = recording();
  for (let i = 0; i < 3; i++) recorder.invoke({ object: i, code: 0 });
  expect(() => recorder.invoke({ object: 3, code: 0 })).toThrow(refusal);
  expect(history().map(({ object }) => object)).toEqual([0, 1, 2]);
});

test.each([-1, 1, 3, 0.5, NaN])('an answer to %d, which was never invoked, is refused', (at) => {
  const { recorder } = recording();
  recorder.invoke({ object: 0, code: 0 });
  expect(() => {
    recorder.respond(at, 0);
  }).toThrow(refusal);
});

test('a second answer is refused, and the first one stays', () => {
  const { recorder, history } = recording();
  const at = recorder.invoke({ object: 0, code: 0 });
  recorder.respond(at, 5);
  expect(() => {
    recorder.respond(at, 6);
  }).toThrow(refusal);
  expect(history()).toMatchObject([{ result: 5 }]);
});

test('a thread has one recorder', () => {
  const { memory } = recording();
  expect(() => new HistoryRecorder(memory, 1)).toThrow('thread 1 has a recorder already');
});

test.each([-1, 2, 0.5, NaN])('the memory has no thread %d', (thread) => {
  expect(() => new HistoryRecorder(createHistoryMemory(PLAN), thread)).toThrow(refusal);
});

test.each([
  { threads: 0, operationsPerThread: 1 },
  { threads: 1.5, operationsPerThread: 1 },
  { threads: 1_025, operationsPerThread: 1 },
  { threads: 1, operationsPerThread: NaN },
  { threads: 1, operationsPerThread: 100_000_001 },
  { threads: 100, operationsPerThread: 100_000_000, order: 'tickets' },
] as const)('%j is refused', (plan) => {
  expect(() => createHistoryMemory(plan)).toThrow(refusal);
});

test('memory of another size, or that counts what it cannot hold, is damaged', () => {
  const memory = createHistoryMemory(PLAN);
  expect(() => historyOf({ ...memory, threads: 3 })).toThrow('the memory is damaged');
  new Int32Array(memory.buffer).fill(1_000);
  expect(() => historyOf(memory)).toThrow('thread 0 has recorded 1000 operations');
});
