import { startOwnTime } from '@breaker-lab/stress-harness';

/** Asking the clock takes as long as several of the operations asked about. */
const ASKED_EVERY = 1_000;

/** A limit on work that may turn out to be endless. */
export interface Patience {
  /** Whether so much of this process's own time has passed; for use before each operation. */
  readonly timeIsUp: () => boolean;
}

/** @param patienceMs - from now on; it stands still while other programs have the processor. */
export function patience(patienceMs: number): Patience {
  const elapsedMs = startOwnTime();
  let asked = 0;
  let isUp = false;
  return {
    timeIsUp: () => {
      if (asked++ % ASKED_EVERY === 0) isUp = elapsedMs() > patienceMs;
      return isUp;
    },
  };
}
