import { setImmediate as macrotask } from 'node:timers/promises';
import { CallRecorder, type SubjectCostBreaker } from '@breaker-lab/stress-harness';
import { describe, expect, test } from '@jest/globals';
import { GatesCaller } from '../src/gates-caller.js';
import { GatesConduct } from '../src/gates-conduct.js';

const NO = new Error('no');

/** A caller of a breaker that guards calls in the given way. */
function callerOf(execute: SubjectCostBreaker['execute']) {
  const conduct = new GatesConduct();
  const recorder = new CallRecorder();
  const usage = (): never => {
    throw new Error('not asked for');
  };
  const breaker = { execute, usage, isRejection: (error: unknown) => error === NO };
  return { caller: new GatesCaller(breaker, { recorder, conduct }), recorder, conduct };
}

const NOTHING = { delayedCalls: 0, mismatchedOutcomes: 0, unexpectedErrors: 0 };

test('a call that is let in runs at once, and ends as it is told', async () => {
  const { caller, recorder, conduct } = callerOf((fn) => fn({ used: () => undefined }));
  const [one, other] = [caller.offer(1), caller.offer(1)];
  expect([one.hasRun, other.hasRun]).toEqual([true, true]);
  caller.succeed(one, 2);
  caller.fail(other);
  await caller.quiet();
  expect(recorder.counts).toMatchObject({ succeeded: 1, failed: 1, timedOut: 0 });
  expect(conduct.counts).toEqual(NOTHING);
});

test('a call that is turned away has not run', async () => {
  const { caller, recorder, conduct } = callerOf(() => Promise.reject(NO));
  const call = caller.offer(1);
  await caller.quiet();
  expect(call.hasRun).toBe(false);
  expect(recorder.counts).toMatchObject({ rejected: 1 });
  expect(conduct.counts).toEqual(NOTHING);
});

describe('what is wrong is counted', () => {
  test('a call that waits is delayed, once', async () => {
    const { caller, conduct } = callerOf(() => new Promise(() => undefined));
    caller.offer(1);
    await caller.quiet();
    await caller.quiet();
    expect(conduct.counts).toEqual({ ...NOTHING, delayedCalls: 1 });
  });

  test('a call that runs some turns of the event loop later is delayed as well', async () => {
    const { caller, conduct } = callerOf(async (fn) => {
      for (let turn = 0; turn < 10; turn++) await macrotask();
      return fn({ used: () => undefined });
    });
    caller.offer(1);
    await caller.quiet();
    expect(conduct.counts).toEqual({ ...NOTHING, delayedCalls: 1 });
  });

  test('a call whose caller never hears of its end is unsettled, and was not delayed', async () => {
    const { caller, recorder, conduct } = callerOf((fn) => {
      void fn({ used: () => undefined });
      return new Promise(() => undefined);
    });
    caller.succeed(caller.offer(1), 1);
    await caller.quiet();
    expect(recorder.counts.timedOut).toBe(1);
    expect(conduct.counts).toEqual(NOTHING);
  });

  test('a call that ran and is told that it did not has another outcome', async () => {
    const { caller, conduct } = callerOf((fn) => {
      void fn({ used: () => undefined });
      return Promise.reject(NO);
    });
    caller.offer(1);
    await caller.quiet();
    expect(conduct.counts).toEqual({ ...NOTHING, mismatchedOutcomes: 1 });
  });

  test('an error that is neither a rejection nor the call’s own is unexpected, also when thrown', async () => {
    const { caller, conduct } = callerOf(() => {
      throw new Error('made up');
    });
    caller.offer(1);
    await caller.quiet();
    expect(conduct.counts).toEqual({ ...NOTHING, unexpectedErrors: 1 });
  });
});
