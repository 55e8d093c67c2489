import { mutant } from '../mutant.js';

const LATE_NS = 100_000_000n;

/** As a breaker that takes a late answer for a jump of the clock, and waits for it to settle. */
export const wedgesAfterLateness = mutant(
  {
    name: 'wedges-after-lateness',
    fault: 'once a call was 100 ms late, as after a blocked event loop, its trials never settle',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      let wasLate = false;
      return {
        execute: (fn) =>
          sound.execute(async () => {
            if (wasLate && sound.state() === 'half-open') await new Promise(() => undefined);
            const start = process.hrtime.bigint();
            try {
              return await fn();
            } finally {
              wasLate ||= process.hrtime.bigint() - start > LATE_NS;
            }
          }),
      };
    },
  },
);
