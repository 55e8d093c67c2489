import { describe, expect, test } from '@jest/globals';
import { checkHistory, type CheckLimits, COUNTER, counterModel } from '../../src/history/index.js';
import { answered } from './calls.js';

/** So many increments at once, of which one result cannot be: all orders must be tried. */
function hopeless(count: number, object = 0) {
  return Array.from({ length: count }, (_, i) =>
    answered({ object, code: COUNTER.add, argument: 1 << i }, [1, 9], i === 0 ? 0.5 : NaN),
  );
}

const one = (object: number, result: number) =>
  answered({ object, code: COUNTER.read }, [1, 2], result);

const check = (limits: CheckLimits, history = hopeless(13)) =>
  checkHistory(history, counterModel(), limits);

/** A clock that goes on by a millisecond each time it is read. */
function ticking(): () => number {
  let ms = 0;
  return () => ms++;
}

describe('a check that meets a limit says unknown', () => {
  test.each([
    ['time', { timeMs: 3, nowMs: ticking() }],
    ['time', { timeMs: 0 }],
    ['configurations', { configurations: 2_000 }],
    ['memory', { memoryBytes: 100_000 }],
  ] as const)('%s: %j', (limit, limits) => {
    expect(check(limits)).toMatchObject({ kind: 'unknown', limit, undecided: [0], objects: 0 });
  });

  test('within the limits the same history is illegal', () => {
    const result = check({ nowMs: () => 0 });
    expect(result).toMatchObject({ kind: 'illegal', objects: 1, operations: 13 });
    expect(result.configurations).toBe(2 ** 12 - 1);
  });

  test('objects that were decided are not listed', () => {
    const history = [one(1, 0), ...hopeless(13, 2), one(3, 0)];
    expect(check({ configurations: 2_000 }, history)).toMatchObject({
      kind: 'unknown',
      undecided: [2],
      objects: 2,
    });
  });

  test('an object that is illegal is found behind one that is not decided', () => {
    const history = [...hopeless(13, 1), one(2, 5)];
    expect(check({ configurations: 2_000 }, history)).toMatchObject({
      kind: 'illegal',
      badPrefix: { object: 2 },
    });
  });

  test('out of time, the objects that are left are undecided, and none is ok', () => {
    const history = [one(1, 0), one(2, 0), one(3, 5)];
    expect(check({ timeMs: 0 }, history)).toMatchObject({ undecided: [1, 2, 3], objects: 0 });
  });
});

test('a prefix that could not be made shorter in time says so', () => {
  const readsOf = (lastInTime: number) => {
    let reads = 0;
    const result = check({ timeMs: 1, nowMs: () => (++reads > lastInTime ? 1 : 0) });
    return { reads, result };
  };
  const { reads } = readsOf(Infinity);
  const { result } = readsOf(reads - 10);
  expect(result).toMatchObject({ kind: 'illegal', badPrefix: { isShortest: false } });
});

test.each([{ timeMs: -1 }, { timeMs: NaN }, { configurations: 0 }, { memoryBytes: NaN }])(
  '%j is refused',
  (limits) => {
    expect(() => check(limits)).toThrow(expect.objectContaining({ code: 'ERR_HISTORY' }));
  },
);

test.each([
  [5, 4],
  [NaN, 4],
  [5, Infinity],
])('an operation from %d to %d is refused', (startedAt, endedAt) => {
  const history = [answered({ code: COUNTER.read }, [startedAt, endedAt], 0)];
  expect(() => check({}, history)).toThrow('it must end when it starts or later');
});
