import { mutant } from '../mutant.js';

const BYTES_PER_CALL = 200;

/** A buffer that grows with the calls in flight, and never becomes smaller. */
export const keepsLargestWave = mutant(
  {
    name: 'keeps-largest-wave',
    fault: 'memory for as many calls as ever were in flight at once is never given back',
    owner: 'stress-extreme-load',
  },
  {
    breaker: (sound) => {
      const records: string[] = [];
      let inFlight = 0;
      return {
        execute: async (fn) => {
          if (++inFlight > records.length) {
            records.push(String(inFlight).repeat(BYTES_PER_CALL));
          }
          try {
            return await sound.execute(fn);
          } finally {
            inFlight--;
          }
        },
      };
    },
  },
);
