import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostBreaker, CostRule, PaidCallContext } from '../../src/index.js';
import { BROKEN_OFF, costLab } from '../cost/cost-lab.js';
import { seeded } from '../seeded.js';
import { endsOf, GUARDED_SURFACES, PAID_SURFACES, spend } from './paid-surfaces.js';

const CIRCUIT = {
  trip: { kind: 'consecutive-failures', failures: 2 },
  openDurationMs: 1_000,
} as const;
/** Up to the cap, and beyond it by an overrun. */
const SPENT = [0, 0.25, 0.5, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 0.999_999, 1, 1.5, 1_000];

const daily = (above: number) => ({ kind: 'share', per: 'day', above }) as const;
/** The nearer the cap, the stricter; listed in no order. */
const LADDER: readonly CostRule[] = [
  { name: 'alert', when: daily(0.25), action: { kind: 'alert' } },
  { name: 'degrade more', when: daily(0.7), action: { kind: 'degrade', step: 2 } },
  { name: 'degrade', when: daily(0.5), action: { kind: 'degrade', step: 1 } },
  { name: 'throttle', when: daily(0.8), action: { kind: 'throttle', callsPerSecond: 1, burst: 5 } },
  { name: 'block', when: daily(0.9), action: { kind: 'block' } },
];

function spentLab(spent: number, rules: readonly CostRule[] = LADDER) {
  const lab = costLab({ dailyCap: 1, circuit: CIRCUIT, rules });
  if (spent > 0) {
    const { breaker } = lab;
    const end = breaker.liftRules({ reason: 'to get there', by: 'test', durationMs: 1 });
    breaker.reserve(Math.min(spent, 1)).commit(spent);
    end();
  }
  return lab;
}

async function failTwice(breaker: CostBreaker): Promise<void> {
  for (let call = 0; call < 2; call++) {
    await breaker.tryExecute(() => Promise.reject(BROKEN_OFF), { estimate: 0 });
  }
}

/** How many of 20 calls of no cost are let through, and how far they are to step down. */
async function gate(breaker: CostBreaker): Promise<{ ran: number; step: number }> {
  const steps: number[] = [];
  const note = ({ step }: PaidCallContext): number => steps.push(step);
  for (let call = 0; call < 20; call++) await breaker.tryExecute(note, { estimate: 0 });
  return { ran: steps.length, step: Math.min(...steps) };
}

describe('F36: the closer to the cap, never the weaker the gate', () => {
  test('it goes down by its ladder, and nowhere up again', async () => {
    const gates = await Promise.all(SPENT.map((spent) => gate(spentLab(spent).breaker)));
    expect(gates.map(({ ran }) => ran)).toEqual([20, 20, 20, 20, 20, 20, 5, 0, 0, 0, 0, 0, 0]);
    expect(gates.slice(0, 7).map(({ step }) => step)).toEqual([0, 0, 0, 1, 2, 2, 2]);
  });

  test.each(SPENT)('with %s of 1 spent an open circuit lets nothing pass', async (spent) => {
    const { breaker } = costLab({ dailyCap: 1, circuit: CIRCUIT });
    await failTwice(breaker);
    breaker.reserve(Math.min(spent, 1)).commit(spent);
    expect(breaker.circuit.state).toBe('open');
    for (const surface of GUARDED_SURFACES) {
      const calls = Array.from({ length: 10 }, () =>
        spend(breaker, surface, { estimate: 0, work: () => Promise.resolve(0) }),
      );
      expect(endsOf(await Promise.all(calls))).toEqual({ ran: 0, failed: 0, refused: 10 });
    }
  });

  test.each(SPENT.filter((spent) => spent <= 0.75))(
    'with %s of 1 spent, under a rule that degrades, failing calls open it all the same',
    async (spent) => {
      const { breaker } = spentLab(spent);
      await failTwice(breaker);
      expect([breaker.circuit.state, await gate(breaker)]).toMatchObject(['open', { ran: 0 }]);
    },
  );

  test.each(PAID_SURFACES)('a closed circuit is no way past the cap: %s', async (surface) => {
    const { breaker } = spentLab(1, []);
    const call = { estimate: 0.000_001, work: () => Promise.resolve(0) };
    expect([breaker.circuit.state, await spend(breaker, surface, call)]).toEqual([
      'closed',
      'refused',
    ]);
  });

  test('lifted rules lift neither the cap nor an open circuit', async () => {
    const override = { reason: 'launch', by: 'ops', durationMs: 1_000 };
    const { breaker } = spentLab(0.95);
    breaker.liftRules(override);
    const call = { estimate: 0.06, work: () => Promise.resolve(0) };
    expect(await spend(breaker, 'execute', call)).toBe('refused');
    await failTwice(breaker);
    expect(await gate(breaker)).toMatchObject({ ran: 0 });
  });
});

const share = fc.constantFrom(0, 0.2, 0.4, 0.6, 0.8, 1);
const action: fc.Arbitrary<CostRule['action']> = fc.oneof(
  fc.constant({ kind: 'alert' } as const),
  fc.constant({ kind: 'block' } as const),
  fc.record({ kind: fc.constant('degrade' as const), step: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant('throttle' as const),
    callsPerSecond: fc.constantFrom(1, 100),
    burst: fc.integer({ min: 1, max: 9 }),
  }),
);
const unnamed = fc.record({
  when: fc.oneof(
    share.map(daily),
    share.map((above) => ({ kind: 'operation-cost', above: above / 20 }) as const),
    share.map((above) => ({ kind: 'rate', perMs: 1_000, above }) as const),
  ),
  action,
});
const named = (rules: readonly Omit<CostRule, 'name'>[]): CostRule[] =>
  rules.map((rule, index) => ({ ...rule, name: `${index}` }));
const some = fc.array(unnamed, { maxLength: 5 });

/** Which of 40 calls, each of 1 to 4 cents, run; their steps; nothing in between. */
async function answersOf(rules: readonly CostRule[], spent = 0): Promise<(number | 'refused')[]> {
  const { breaker, clock } = spentLab(spent, rules);
  const answers: (number | 'refused')[] = [];
  for (let call = 0; call < 40; call++) {
    const estimate = ((call % 4) + 1) / 100;
    const result = await breaker.tryExecute(({ step }) => step, { estimate, actual: () => 0 });
    answers.push(result.status === 'fulfilled' ? result.value : 'refused');
    clock.advance(call % 3);
  }
  return answers;
}

describe('F36: no rule switches off a stricter one', () => {
  test('whatever rules there are, what the strictest refuses by itself stays refused', async () => {
    await fc.assert(
      fc.asyncProperty(some, fc.nat({ max: 5 }), share, async (rules, at, above) => {
        const block = { when: daily(above), action: { kind: 'block' } } as const;
        const alone = await answersOf(named([block]), 0.5);
        const joined = await answersOf(named(rules.toSpliced(at, 0, block)), 0.5);
        expect(alone.every((answer, call) => answer !== 'refused' || joined[call] === answer)).toBe(
          true,
        );
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  test('rules are in no order', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (rules) => {
        const [one, other] = [named(rules), named(rules).reverse()];
        expect(await answersOf(other, 0.5)).toEqual(await answersOf(one, 0.5));
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  test('of one call at a time, each is refused or as far down the more was spent', async () => {
    const first = async (rules: CostRule[], spent: number): Promise<number> => {
      const { breaker } = spentLab(spent, rules);
      const result = await breaker.tryExecute(({ step }) => step, { estimate: 0.01 });
      return result.status === 'fulfilled' ? result.value : Infinity;
    };
    await fc.assert(
      fc.asyncProperty(some, async (rules) => {
        const strictness: number[] = [];
        for (const spent of SPENT) strictness.push(await first(named(rules), spent));
        expect(strictness).toEqual(strictness.toSorted((one, other) => one - other));
      }),
      { ...seeded, numRuns: 60 },
    );
  });
});
