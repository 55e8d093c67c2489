import { expect, test } from '@jest/globals';
import type { SubjectBreaker, Upstream } from '@breaker-lab/stress-harness';
import { PairedCall } from '../src/paired-call.js';

const rejection = new Error('turned away');
const waiting = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function paired(breaker: Partial<SubjectBreaker>, upstream: Partial<Upstream> = {}) {
  return new PairedCall({
    name: 'test',
    breaker: {
      execute: (fn) => fn(),
      state: () => 'closed',
      isRejection: (error) => error === rejection,
      ...breaker,
    },
    upstream: {
      call: () => waiting(30),
      started: 1,
      succeeded: 1,
      failed: 0,
      isFault: () => false,
      ...upstream,
    },
  });
}

test('what the upstream takes is not added latency', async () => {
  const call = paired({});
  await call.run();
  expect(call.recorder.admittedLatency.maxMs).toBeGreaterThan(29);
  expect(call.addedLatency.maxMs).toBeLessThan(15);
});

test('what the breaker waits before and after is', async () => {
  const call = paired({
    execute: async (fn) => {
      await waiting(20);
      const result = await fn();
      await waiting(20);
      return result;
    },
  });
  await call.run();
  expect(call.addedLatency.maxMs).toBeGreaterThan(38);
});

test('a rejection before any failure is groundless', async () => {
  const execute = () => Promise.reject(rejection);
  const call = paired({ execute });
  expect(await call.run()).toBe('rejected');
  expect(call.groundlessRejections).toBe(1);
  const grounded = paired({ execute }, { failed: 1 });
  await grounded.run();
  expect(grounded.groundlessRejections).toBe(0);
});

test('a breaker that calls twice for one call is seen', async () => {
  const ends = { succeeded: 0 };
  const call = paired(
    {
      execute: async (fn) => {
        await fn();
        return fn();
      },
    },
    {
      call: () => Promise.resolve(ends.succeeded++),
      get succeeded() {
        return ends.succeeded;
      },
    },
  );
  await call.run();
  expect(call.conservation.mismatchedOutcomes).toBe(1);
});
