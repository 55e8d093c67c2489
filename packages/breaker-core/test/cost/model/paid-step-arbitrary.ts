import fc from 'fast-check';
import type { PaidStep } from './paid-step.js';

const is = <K extends PaidStep['do']>(kind: K) => fc.constant(kind);
const micros = fc.integer({ min: 0, max: 60 });
const told = fc.option(micros, { freq: 8 });
const pick = fc.nat({ max: 40 });
const asked = {
  micros: fc.integer({ min: 0, max: 40 }),
  scope: fc.constantFrom('root' as const, 'team' as const),
  operation: fc.constantFrom('chat' as const, 'bulk' as const, 'other' as const),
};
const call = fc
  .record({
    ...asked,
    do: is('execute'),
    isPriced: fc.boolean(),
    hasSignal: fc.boolean(),
    timeoutMs: fc.constantFrom(undefined, undefined, 10, 50, 150),
    shares: fc.constantFrom(undefined, [2], [2, 5]),
    atOnce: fc.constantFrom(undefined, undefined, undefined, 'returns' as const, 'throws' as const),
  })
  .map(({ shares, ...rest }) => ({
    ...rest,
    steps: shares?.map((share) => Math.floor(rest.micros / share)),
  }));
const budget = fc.constantFrom('day' as const, 'month' as const, 'window' as const);
const hours = fc.constantFrom(1, 12, 24, 24 * 20, -1, -24);

const step: fc.Arbitrary<PaidStep> = fc.oneof(
  { weight: 12, arbitrary: call },
  { weight: 4, arbitrary: fc.record({ do: is('tell'), pick, micros: told }) },
  { weight: 6, arbitrary: fc.record({ do: is('resolve'), pick, micros: told }) },
  { weight: 4, arbitrary: fc.record({ do: is('reject'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: is('abort'), pick }) },
  { weight: 4, arbitrary: fc.record({ ...asked, do: is('reserve') }) },
  { weight: 3, arbitrary: fc.record({ do: is('commit'), pick, micros }) },
  { weight: 1, arbitrary: fc.record({ do: is('release'), pick }) },
  { weight: 1, arbitrary: fc.record({ do: is('extend'), pick }) },
  { weight: 2, arbitrary: fc.record({ do: is('refund'), pick, micros }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: is('cap'), budget, micros: fc.integer({ min: 1, max: 150 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('lift'), durationMs: fc.constantFrom(20, 200) }) },
  { weight: 6, arbitrary: fc.record({ do: is('wait'), ms: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 2, arbitrary: fc.record({ do: is('calendar'), hours }) },
);

/** Sequences of steps, long enough to use up budgets and get over it. */
export const paidSteps = fc.array(step, { minLength: 60, maxLength: 120, size: 'max' });
