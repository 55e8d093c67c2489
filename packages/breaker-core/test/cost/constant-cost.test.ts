import { beforeAll, describe, expect, test } from '@jest/globals';
import { type CostBreaker, type CostBreakerOptions, CostEstimator } from '../../src/index.js';
import { costLab } from './cost-lab.js';
import { blocksRun } from './work-count.js';

type Lab = ReturnType<typeof costLab>;

const FEW = 10;
const MANY = 100_000;
/** In blocks. What grew only as their logarithm does would grow by 13 turns of a loop. */
const GROWTH_MAX = 10;

const LEVELS: CostBreakerOptions = {
  budgets: [
    { per: 'day', cap: 1e9 },
    { per: { rollingMs: 3_600_000 }, cap: 1e9 },
  ],
  scopes: [{ name: 'team', budgets: [{ per: 'month', cap: 1e9 }] }],
  rules: [
    { name: 'rate', when: { kind: 'rate', perMs: 60_000, above: 1e9 }, action: { kind: 'block' } },
    { name: 'half', when: { kind: 'share', per: 'day', above: 0.5 }, action: { kind: 'alert' } },
  ],
  estimator: new CostEstimator({ defaultEstimate: 0.01 }),
};

const DIME = { estimate: 0.1, scope: 'team' };

/** One thing that is asked of a breaker. */
const ASKED: Record<string, (breaker: CostBreaker) => unknown> = {
  'a call': (breaker) => breaker.execute(() => 1, DIME),
  'a call that fails': (breaker) => breaker.tryExecute(() => Promise.reject(new Error()), DIME),
  'a call that is estimated': (breaker) => breaker.execute(() => 1, { operation: 'chat' }),
  'a call that a budget refuses': (breaker) =>
    breaker.tryExecute(() => 1, { estimate: 1e9, scope: 'team' }),
  'a reservation that is committed': (breaker) => breaker.reserve(0.1).commit(0.2),
  'a reservation that is extended and released': (breaker) => {
    const reservation = breaker.reserve(0.1);
    reservation.extend();
    reservation.release();
  },
  'a reservation that is asked for again by its id': (breaker) =>
    breaker.reserve(0.1, { scope: 'team', id: 'id 5' }),
  'the usage': (breaker) => breaker.usage,
  'a change of a cap': (breaker) => {
    breaker.setCap({ per: 'day', cap: 1e9 });
  },
};

/** A breaker with so many live reservations, each with an id, and as many that have ended. */
function holding(reservations: number): Lab {
  const lab = costLab(LEVELS);
  for (let id = 0; id < reservations; id++) {
    lab.breaker.reserve(0.1).commit(0.1);
    lab.breaker.reserve(0.1, { scope: 'team', id: `id ${id}` });
  }
  return lab;
}

describe('what is asked of a breaker costs the same with 10 or 100,000 live reservations', () => {
  let few: Lab;
  let many: Lab;

  beforeAll(() => {
    few = holding(FEW);
    many = holding(MANY);
  });

  test.each(Object.keys(ASKED))('%s', async (asked) => {
    const workOf = ({ breaker }: Lab) => blocksRun(() => ASKED[asked]?.(breaker));
    const work = await workOf(few);
    expect(work).toBeGreaterThan(20);
    expect((await workOf(many)) - work).toBeLessThan(GROWTH_MAX);
  });

  test('a look at each of them would be noticed: it is what their expiry takes', async () => {
    const expiry = (reservations: number): Promise<number> =>
      blocksRun(() => {
        const { breaker, clock } = holding(reservations);
        clock.advance(300_000);
        return breaker.usage;
      });
    expect(await expiry(200)).toBeGreaterThan((await expiry(100)) + 100);
  });
});
