import type { SubjectCostBreaker, SubjectCostOptions } from '@breaker-lab/stress-harness';
import { createCostBreaker } from '../../core-cost-breaker.js';
import { mutant } from '../mutant.js';

const owner = 'stress-cost';
const MICROS_PER_UNIT = 1_000_000;
/** So high that it never blocks. */
const NO_CAP = 1_000_000_000;

/** There is an await between the two, as there is with any store that is asked. */
export const checksThenSpends = mutant(
  {
    name: 'cost-checks-then-spends',
    fault: 'between the look at what is left and the reservation, others look as well',
    owner,
  },
  {
    costBreaker: (_sound, options) =>
      guardedByUsage(options, {
        roomMicros: (leftMicros) => leftMicros,
        pause: () => Promise.resolve(),
      }),
  },
);

/** As an unsigned number would have it. */
export const admitsOverCap = mutant(
  {
    name: 'cost-admits-over-cap',
    fault: 'what the cap was passed by is taken for room',
    owner,
  },
  { costBreaker: (_sound, options) => guardedByUsage(options, { roomMicros: Math.abs }) },
);

/** What was not expected is not booked: the books stay within the cap, and the money does not. */
export const forgetsOverrun = mutant(
  {
    name: 'cost-forgets-overrun',
    fault: 'a call is charged its estimate at most',
    owner,
  },
  {
    costBreaker: (sound) => ({
      execute: (fn, call) =>
        sound.execute(fn, {
          ...call,
          actual: (result) => Math.min(call.estimate, call.actual(result)),
        }),
    }),
  },
);

/** Decides by the books of a breaker without a cap. */
function guardedByUsage(
  options: SubjectCostOptions,
  {
    roomMicros,
    pause,
  }: { roomMicros: (leftMicros: number) => number; pause?: () => Promise<void> },
): Partial<SubjectCostBreaker> {
  const books = createCostBreaker({ ...options, dailyCap: NO_CAP });
  const capMicros = Math.round(options.dailyCap * MICROS_PER_UNIT);
  return {
    execute: async (fn, call) => {
      const { committedMicros, reservedMicros } = books.usage();
      const estimateMicros = Math.round(call.estimate * MICROS_PER_UNIT);
      const leftMicros = capMicros - committedMicros - reservedMicros;
      if (estimateMicros > roomMicros(leftMicros)) throw new OutOfMoney();
      if (pause !== undefined) await pause();
      return books.execute(fn, call);
    },
    isRejection: (error) => error instanceof OutOfMoney,
    usage: () => ({ ...books.usage(), capMicros }),
  };
}

class OutOfMoney extends Error {}
