import { mutant } from '../mutant.js';

/** 0.1 + 0.2 is more than 0.3: what a double cannot tell is rejected, or forgotten. */
export const sumsDoubles = mutant(
  {
    name: 'cost-sums-doubles',
    fault: 'money is added up as floating-point currency units',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound, { dailyCap }) => {
      let committed = 0;
      let reserved = 0;
      return {
        execute: async (fn, call) => {
          if (committed + reserved + call.estimate > dailyCap) throw new OutOfMoney();
          reserved += call.estimate;
          try {
            const result = await fn({ used: () => undefined });
            committed += call.actual(result);
            return result;
          } finally {
            reserved -= call.estimate;
          }
        },
        isRejection: (error) => error instanceof OutOfMoney,
        usage: () => ({
          ...sound.usage(),
          committedMicros: Math.round(committed * 1_000_000),
          reservedMicros: Math.round(reserved * 1_000_000),
        }),
      };
    },
  },
);

class OutOfMoney extends Error {}
