import type { Batch } from '@breaker-lab/stress-harness';

/** What became of the calls of some batches, and where their results go. */
export class CallTally {
  returned = 0;
  threw = 0;
  /** Nobody reads it, but no compiler knows that. */
  sink = 0;

  get calls(): number {
    return this.returned + this.threw;
  }
}

/** One after the other; a call that throws is counted, and the batch goes on. */
export function syncBatch(call: () => number, tally: CallTally): Batch {
  return (operations) => {
    for (let i = 0; i < operations; i++) {
      try {
        tally.sink = (tally.sink + call()) | 0;
        tally.returned++;
      } catch {
        tally.threw++;
      }
    }
  };
}

/** One after the other, each awaited; a call that rejects is counted, and the batch goes on. */
export function asyncBatch(call: () => Promise<number>, tally: CallTally): Batch {
  return async (operations) => {
    for (let i = 0; i < operations; i++) {
      try {
        tally.sink = (tally.sink + (await call())) | 0;
        tally.returned++;
      } catch {
        tally.threw++;
      }
    }
  };
}
