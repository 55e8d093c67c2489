import { describe, expect, test } from '@jest/globals';
import { CostEstimator } from '../../../src/index.js';
import { BROKEN_OFF, costLab } from '../cost-lab.js';

const NOON = Date.parse('2026-03-14T12:00:00Z');
const MIDNIGHT = Date.parse('2026-03-15T00:00:00Z');

describe('how a call ended is a value', () => {
  test('fulfilled', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await expect(breaker.tryExecute(() => 7, { estimate: 0.1 })).resolves.toEqual({
      status: 'fulfilled',
      value: 7,
    });
  });

  test('failed', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const fail = () => Promise.reject(BROKEN_OFF);
    await expect(breaker.tryExecute(fail, { estimate: 0.1 })).resolves.toEqual({
      status: 'failed',
      error: BROKEN_OFF,
    });
  });

  test('rejected for want of money, with what remains and when it may work', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    breaker.reserve(0.4);
    await expect(breaker.tryExecute(() => 7, { estimate: 0.7 })).resolves.toEqual({
      status: 'rejected',
      refusal: {
        breakerName: 'cost-breaker',
        reason: 'would_exceed',
        scope: 'root',
        per: 'day',
        estimateMicros: 700_000,
        remainingMicros: 600_000,
        capMicros: 1_000_000,
        retryAtEpochMs: MIDNIGHT,
      },
    });
    breaker.reserve(0.6);
    await expect(breaker.tryExecute(() => 7, { estimate: 0.7 })).resolves.toMatchObject({
      refusal: { reason: 'exhausted', remainingMicros: 0 },
    });
  });

  test('rejected by the circuit breaker', async () => {
    const circuit = { trip: { kind: 'consecutive-failures', failures: 1 } } as const;
    const { breaker } = costLab({ dailyCap: 1, circuit: { ...circuit, openDurationMs: 1_000 } });
    await breaker.tryExecute(() => Promise.reject(BROKEN_OFF), { estimate: 0.1 });
    await expect(breaker.tryExecute(() => 7, { estimate: 0.1 })).resolves.toMatchObject({
      refusal: { reason: 'circuit_open', retryAtEpochMs: NOON + 1_000 },
    });
    breaker.circuit.forceOpen();
    await expect(breaker.tryExecute(() => 7, { estimate: 0.1 })).resolves.toMatchObject({
      refusal: { reason: 'circuit_open', retryAtEpochMs: null },
    });
  });

  test('rejected because its model has no price', async () => {
    const estimator = new CostEstimator({
      prices: {
        currency: 'USD',
        date: '2026-03-01',
        models: { large: { inputPerMillion: 1, outputPerMillion: 1 } },
      },
    });
    const { breaker } = costLab({ dailyCap: 1, estimator });
    const call = { model: 'new', tokens: { input: 1 } };
    await expect(breaker.tryExecute(() => 7, call)).resolves.toEqual({
      status: 'rejected',
      refusal: {
        breakerName: 'cost-breaker',
        reason: 'misconfigured_price',
        model: 'new',
        knownModels: ['large'],
        retryAtEpochMs: null,
      },
    });
  });

  test('an unknown model in what the function throws is a failure', async () => {
    const estimator = new CostEstimator();
    const { breaker } = costLab({ dailyCap: 1 });
    const fail = () => estimator.priceOf({ model: 'new', tokens: { input: 1 } });
    await expect(breaker.tryExecute(fail, { estimate: 0.1 })).resolves.toMatchObject({
      status: 'failed',
    });
  });
});

describe('a mistake is no result', () => {
  const { breaker } = costLab({ dailyCap: 1 });
  const mistakes: Record<string, [unknown, unknown]> = {
    'a function that is none': [7, { estimate: 0.1 }],
    'a call that is none': [() => 7, null],
    'a misspelt key': [() => 7, { estimate: 0.1, actuel: () => 1 }],
    'an `actual` that is no function': [() => 7, { estimate: 0.1, actual: 1 }],
    'a `usage` that is no function': [() => 7, { estimate: 0.1, usage: 1 }],
    'steps that are no list': [() => 7, { estimate: 0.1, steps: {} }],
    'a signal that is none': [() => 7, { estimate: 0.1, signal: {} }],
    'a time limit that is none': [() => 7, { estimate: 0.1, timeoutMs: -1 }],
    'an unknown scope': [() => 7, { estimate: 0.1, scope: 'nowhere' }],
    'no estimate': [() => 7, {}],
  };
  for (const [mistake, [fn, call]] of Object.entries(mistakes)) {
    test(`${mistake}: both ways reject with ERR_INVALID_CALL, and nothing changes`, async () => {
      const before = breaker.usage;
      for (const method of ['execute', 'tryExecute'] as const) {
        await expect(breaker[method](fn as () => number, call as never)).rejects.toMatchObject({
          code: 'ERR_INVALID_CALL',
        });
      }
      expect(breaker.usage).toEqual(before);
    });
  }
});
