import { expect, test } from '@jest/globals';
import { GuardedCall } from '../../src/load/guarded-call.js';
import { CallRecorder } from '../../src/record/call-recorder.js';
import type { SubjectBreaker } from '../../src/subject/subject.js';
import type { Upstream } from '../../src/upstream/upstream.js';

const rejection = new Error('turned away');

function guard(breaker: Partial<SubjectBreaker>, upstream: Partial<Upstream>) {
  const recorder = new CallRecorder();
  const guarded = new GuardedCall({
    breaker: {
      execute: (fn) => fn(),
      executeSync: (fn) => fn(),
      state: () => 'closed',
      isRejection: (error) => error === rejection,
      ...breaker,
    },
    upstream: {
      call: () => Promise.resolve(),
      started: 1,
      succeeded: 0,
      failed: 0,
      isFault: () => false,
      ...upstream,
    },
    recorder,
  });
  return { guarded, recorder };
}

const sound = { unsettledCalls: 0, mismatchedOutcomes: 0, unexpectedErrors: 0 };

test("an upstream's own error is a failure and not unexpected", async () => {
  const call = () => Promise.reject(new Error('ran out'));
  const { guarded, recorder } = guard({}, { call, failed: 1, isFault: () => true });
  await guarded.run();
  expect(recorder.counts.failed).toBe(1);
  expect(guarded.conservation).toEqual(sound);
});

test('any other error is a failure and unexpected', async () => {
  const { guarded, recorder } = guard({ execute: () => Promise.reject(new Error('whose?')) }, {});
  await guarded.run();
  expect(recorder.counts.failed).toBe(1);
  expect(guarded.conservation).toEqual({ ...sound, mismatchedOutcomes: 1, unexpectedErrors: 1 });
});

test('a rejection is neither', async () => {
  const { guarded, recorder } = guard({ execute: () => Promise.reject(rejection) }, {});
  await guarded.run();
  expect(recorder.counts.rejected).toBe(1);
  expect(guarded.conservation).toEqual(sound);
});

test('a call that never settles is told as such', () => {
  const { guarded } = guard({ execute: () => new Promise(() => undefined) }, {});
  void guarded.run();
  expect(guarded.conservation.unsettledCalls).toBe(1);
});

test('a synchronous call of an asynchronous upstream shows as unexpected', () => {
  const { guarded } = guard({}, {});
  guarded.runSync();
  expect(guarded.conservation.unexpectedErrors).toBe(1);
});
