import { describe, expect, test } from '@jest/globals';
import { PATIENCE_MS, runsToItsEnd } from './lone-process.js';

describe('F11: after dispose nothing keeps the process alive', () => {
  test(
    'the process ends, whatever was under way',
    async () => {
      await expect(
        runsToItsEnd(`
        const trip = { kind: 'consecutive-failures', failures: 1 };
        const hour = 3_600_000;
        const breaker = new CircuitBreaker({
          trip, openDurationMs: Number.MIN_VALUE, trialDeadlineMs: hour,
          halfOpenQueue: { maxCallers: 5, maxWaitMs: hour },
        });
        breaker.on('transition', () => undefined);
        breaker.acquire().failure();
        breaker.acquire();
        const caller = new AbortController();
        const calls = [{}, { signal: caller.signal }, { timeoutMs: hour }].map((options) =>
          breaker.execute(() => 'never', options).catch(() => undefined),
        );
        caller.abort();
        breaker.dispose();
        await Promise.all(calls);
      `),
      ).resolves.toBe('ended');
    },
    PATIENCE_MS,
  );
});
