import { describe, expect, test } from '@jest/globals';
import type { CostBreaker, PaidCallContext } from '../../src/index.js';
import { BROKEN_OFF, budgetOf, costLab, daily, pending } from '../cost/cost-lab.js';
import {
  begun,
  blankEstimator,
  chunksThen,
  ESTIMATE,
  ESTIMATE_MICROS,
  readOf,
  turns,
  USED,
  USED_MICROS,
} from './ended-calls.js';
import { BREAKS, brokenLab, half } from './half-way-breaks.js';

function chargedMicros(breaker: CostBreaker): unknown[] {
  return breaker.usage.budgets.map(({ committedMicros, reservedMicros }) => [
    committedMicros,
    reservedMicros,
  ]);
}

describe('F33: a call aborted half-way commits what it used: not nothing, not the estimate', () => {
  test.each(Object.keys(BREAKS))('in each of its budgets, when %s', async (how) => {
    const at = brokenLab();
    await BREAKS[how]?.(at);
    await turns();
    expect(chargedMicros(at.breaker)).toEqual(Array(4).fill([USED_MICROS, 0]));
    expect(at.breaker.usage).toMatchObject({ committed: 1, released: 0, unpriced: 0 });
  });

  test.each(Object.keys(BREAKS))('and what it did not use is for others, when %s', async (how) => {
    const at = brokenLab();
    await BREAKS[how]?.(at);
    await turns();
    expect(at.breaker.reserve(1 - USED).reservedMicros).toBe(700_000);
    expect(() => at.breaker.reserve(0.000_001)).toThrow(/has 0 of/);
  });

  test('given up, it goes on spending: the money is held, and all that it used is charged', async () => {
    const at = brokenLab();
    const { answer, used, giveUp, reject } = begun(at);
    used(0.1);
    giveUp();
    await answer;
    expect(daily(at.breaker)).toMatchObject({ reservedMicros: ESTIMATE_MICROS });
    used(0.25);
    await reject();
    expect(daily(at.breaker)).toMatchObject({ committedMicros: 250_000, reservedMicros: 0 });
  });

  test('given up, and not aborted after all: it is charged its actual cost', async () => {
    const at = brokenLab();
    const { answer, used, giveUp, resolve } = begun(at, { actual: (cost) => cost });
    used(0.1);
    giveUp();
    await answer;
    await resolve(0.65);
    expect(daily(at.breaker)).toMatchObject({ committedMicros: 650_000, reservedMicros: 0 });
  });

  test('what it tells when it has ended is too late', async () => {
    const at = brokenLab();
    const { used, reject } = begun(at);
    used(USED);
    await reject();
    const before = at.breaker.usage;
    used(0.7);
    used(Number.NaN);
    expect(at.breaker.usage).toEqual(before);
  });

  test('half a call teaches the estimator nothing, a whole one does', async () => {
    const estimator = blankEstimator();
    const { breaker } = costLab({ dailyCap: 10, estimator });
    const fail = ({ used }: PaidCallContext): never => {
      used(USED);
      throw BROKEN_OFF;
    };
    await breaker.tryExecute(fail, { operation: 'chat' });
    expect(estimator.estimate({ operation: 'chat' }).micros).toBe(ESTIMATE_MICROS);
    await breaker.tryExecute(half, { operation: 'chat' });
    expect(estimator.estimate({ operation: 'chat' }).micros).toBe(USED_MICROS);
  });

  test('1,000 at once, each at another point: the sum of what each used, to the micro-unit', async () => {
    const { breaker } = costLab({ dailyCap: 1_000, circuit: false });
    const callers: AbortController[] = [];
    const work = pending<never>();
    const micros = Array.from({ length: 1_000 }, (_, index) => (index * 7_919) % 800_001);
    const answers = micros.map((used, index) => {
      const caller = new AbortController();
      if (index % 2 === 0) callers.push(caller);
      return breaker.tryExecute(
        (context) => {
          context.used(used / 1e6);
          return work.promise;
        },
        { estimate: ESTIMATE, signal: caller.signal },
      );
    });
    for (const caller of callers) caller.abort(BROKEN_OFF);
    work.reject(BROKEN_OFF);
    await Promise.all(answers);
    expect(daily(breaker)).toMatchObject({
      committedMicros: micros.reduce((sum, used) => sum + used),
      reservedMicros: 0,
      overrunMicros: 0,
    });
  });
});

describe('F33: where nothing was told, and where more was', () => {
  test('a call that told nothing is given back, a stream that gave a chunk is charged', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    await breaker.tryExecute(() => Promise.reject(BROKEN_OFF), { estimate: ESTIMATE });
    expect(daily(breaker)).toMatchObject({ committedMicros: 0, reservedMicros: 0 });
    await readOf(
      breaker.stream(() => chunksThen('throw'), { estimate: ESTIMATE }),
      2,
    );
    expect(daily(breaker)).toMatchObject({ committedMicros: ESTIMATE_MICROS, reservedMicros: 0 });
  });

  test('what is no amount has the estimate charged; so nothing is lost', async () => {
    const { breaker } = costLab({ dailyCap: 1 });
    const tell = ({ used }: PaidCallContext): never => {
      used(USED);
      used(Number.NaN);
      throw BROKEN_OFF;
    };
    await breaker.tryExecute(tell, { estimate: ESTIMATE });
    expect(daily(breaker).committedMicros).toBe(ESTIMATE_MICROS);
    expect(breaker.usage.unpriced).toBe(1);
  });

  test('more than the estimate is charged in full, is known as excess, and blocks', async () => {
    const at = brokenLab();
    const { used, reject } = begun(at);
    used(1.5);
    await reject();
    expect(daily(at.breaker)).toMatchObject({ committedMicros: 1_500_000, excessMicros: 500_000 });
    expect(budgetOf(at.breaker, 'month').overrunMicros).toBe(700_000);
    expect(() => at.breaker.reserve(0)).toThrow(/has 0 of/);
  });
});
