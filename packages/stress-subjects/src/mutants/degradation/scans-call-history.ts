import { mutant } from '../mutant.js';

/** Keeps every outcome there ever was, and counts the failures among them after each call. */
export const scansCallHistory = mutant(
  {
    name: 'scans-call-history',
    fault: 'a call costs more, the more calls there were before',
    owner: 'stress-degradation',
  },
  {
    breaker: (sound) => {
      const failed: boolean[] = [];
      const rates = [0];
      const record = (isFailure: boolean): void => {
        failed.push(isFailure);
        let failures = 0;
        for (const each of failed) if (each) failures++;
        rates[0] = failures / failed.length;
      };
      return {
        execute: async (fn) => {
          try {
            const result = await sound.execute(fn);
            record(false);
            return result;
          } catch (error) {
            record(true);
            throw error;
          }
        },
      };
    },
  },
);
