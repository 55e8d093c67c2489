import { startOwnTime } from '@breaker-lab/stress-harness';

/** How long a slow subject is waited for. */
export interface Patience {
  readonly timeIsUp: () => boolean;
}

/** Patience in time of the process's own: a busy neighbour does not use it up. */
export function patience(limitMs: number): Patience {
  const elapsedMs = startOwnTime();
  return { timeIsUp: () => elapsedMs() > limitMs };
}
