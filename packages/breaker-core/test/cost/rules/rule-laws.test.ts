import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CostRule } from '../../../src/cost/rules/index.js';
import type { RuleAnswer } from '../../../src/cost/rules/rule-answer.js';
import { seeded } from '../../seeded.js';
import { RuleLab } from './rule-lab.js';

const CAP = 1_000;
const CAPS = { budgets: [{ per: 'day', cap: 1 }] } as const;
const SCALE = 1_000_000 / CAP;

const above = fc.integer({ min: 0, max: CAP }).map((units) => units / CAP);
const condition: fc.Arbitrary<CostRule['when']> = fc.oneof(
  fc.record({ kind: fc.constant('amount'), per: fc.constant('day'), above } as const),
  fc.record({ kind: fc.constant('share'), per: fc.constant('day'), above } as const),
  fc.record({ kind: fc.constant('rate'), perMs: fc.constantFrom(600, 6_000), above } as const),
  fc.record({ kind: fc.constant('operation-cost'), above } as const),
);
const action: fc.Arbitrary<CostRule['action']> = fc.oneof(
  fc.constant({ kind: 'alert' } as const),
  fc.constant({ kind: 'block' } as const),
  fc.integer({ min: 1, max: 9 }).map((step) => ({ kind: 'degrade', step }) as const),
  fc.record({
    kind: fc.constant('throttle'),
    callsPerSecond: fc.integer({ min: 1, max: 50 }),
    burst: fc.integer({ min: 1, max: 4 }),
  } as const),
);
const anyRule: fc.Arbitrary<Omit<CostRule, 'name'>> = fc.record({
  when: condition,
  action,
  rearmShare: fc.constantFrom(0.1, 0.9, 1),
  cooldownMs: fc.constantFrom(0, 50, 500),
  only: fc.constantFrom({}, { operations: ['a'] }, { operations: ['a', 'b'] }),
});
const rule = anyRule.map((drawn) =>
  drawn.action.kind === 'alert' ? { ...drawn, cooldownMs: 0 } : drawn,
);
const named = (rules: readonly Omit<CostRule, 'name'>[]): CostRule[] =>
  rules.map((each, index) => ({ ...each, name: String(index) }));
const steps = fc.array(
  fc.record({
    waitMs: fc.nat({ max: 400 }),
    units: fc.nat({ max: 150 }),
    /** What it costs more than its estimate, in the lab that spends more. */
    extra: fc.nat({ max: 150 }),
    operation: fc.constantFrom('a', 'b', 'c'),
  }),
  { minLength: 30, maxLength: 60, size: 'max' },
);

interface Call {
  readonly waitMs: number;
  readonly units: number;
  readonly extra: number;
  readonly operation: string;
}

/**
 * Takes two labs through the same calls. Both admit a call, or neither does: what one has refused
 * was never charged, and would make room in one of them only.
 */
function together(labs: readonly [RuleLab, RuleLab], calls: readonly Call[]): Seen {
  const [mild, strict] = labs;
  const seen = { weaker: 0, stricter: 0 };
  for (const { waitMs, units, extra, operation } of calls) {
    for (const lab of labs) lab.pass(waitMs);
    const micros = units * SCALE;
    const mildly = mild.judge(micros, { operation });
    const strictly = strict.judge(micros, { operation });
    compare([mildly, strictly], seen);
    if (mildly.refusal ?? strictly.refusal) {
      if (mildly.refusal) mild.book.refused(mildly, mild.now);
      if (strictly.refusal) strict.book.refused(strictly, strict.now);
    } else {
      charge(mild, mildly, { micros, extraMicros: 0 });
      charge(strict, strictly, { micros, extraMicros: extra * SCALE });
    }
  }
  return seen;
}

/** Charges a call that is admitted, whatever its budget says. */
function charge(
  { budget, book, now }: RuleLab,
  answer: RuleAnswer,
  { micros, extraMicros }: { micros: number; extraMicros: number },
): void {
  for (const ledger of [...budget.tree.root.budgets, ...answer.rates]) {
    ledger.hold(micros + extraMicros, now);
  }
  book.admitted(answer, now);
}

/** What came of it. */
interface Seen {
  /** Calls that the strict one let through, or with fewer steps, and the mild one did not. */
  weaker: number;
  /** Calls that only the strict one refused. */
  stricter: number;
}

function compare([mild, strict]: readonly [RuleAnswer, RuleAnswer], seen: Seen): void {
  if (mild.refusal) seen.weaker += strict.refusal ? 0 : 1;
  else if (strict.refusal) seen.stricter += 1;
  else seen.weaker += strict.step < mild.step ? 1 : 0;
}

describe('nearer the cap the gate is never weaker', () => {
  test('a rule more never admits a call that was refused without it, nor asks for fewer steps', () => {
    let refusedByMore = 0;
    const some = fc.array(rule, { maxLength: 4 });
    const property = fc.property(some, rule, fc.nat({ max: 4 }), steps, (few, extra, at, calls) => {
      const fewer = named(few);
      const more = fewer.toSpliced(at, 0, { ...extra, name: 'extra' });
      const seen = together(
        [new RuleLab({ rules: fewer, ...CAPS }), new RuleLab({ rules: more, ...CAPS })],
        calls.map((call) => ({ ...call, extra: 0 })),
      );
      refusedByMore += seen.stricter;
      return seen.weaker === 0;
    });
    fc.assert(property, { ...seeded, numRuns: 100 });
    expect(refusedByMore).toBeGreaterThan(0);
  });

  test('more spent never admits a call that is refused when less was, nor asks for fewer steps', () => {
    let refusedByMore = 0;
    const some = fc.array(rule, { minLength: 1, maxLength: 5 });
    const property = fc.property(some, steps, (list, calls) => {
      const rules = named(list);
      const seen = together(
        [new RuleLab({ rules, ...CAPS }), new RuleLab({ rules, ...CAPS })],
        calls,
      );
      refusedByMore += seen.stricter;
      return seen.weaker === 0;
    });
    fc.assert(property, { ...seeded, numRuns: 100 });
    expect(refusedByMore).toBeGreaterThan(0);
  });
});
