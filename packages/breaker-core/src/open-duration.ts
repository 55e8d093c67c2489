import { MAX_DURATION_MS } from './option-check.js';
import type { RandomSource } from './seed.js';
import type { TripCause } from './trip/trip-set.js';

/** Why a breaker opens, and how often it has opened since it last worked. */
export interface OpenCause {
  readonly reason: 'rule-tripped' | 'trial-failed';
  /** 1 when a closed breaker opens; one more each time it opens again before it has recovered. */
  readonly attempt: number;
  /** The rule that tripped; null when a trial failed. */
  readonly trip: TripCause | null;
  /** The class of the failure that opened it; undefined when it has none, or a success did. */
  readonly errorClass: string | undefined;
  /** What the classifier said of the call that opened it: how long to keep away. */
  readonly retryAfterMs: number | undefined;
}

/** An open period that grows: `initialMs × factor^(attempt − 1)`, at most `maxMs`. */
export interface ExponentialBackoff {
  readonly kind: 'exponential';
  /** The first open period, in milliseconds: above 0, up to one year. */
  readonly initialMs: number;
  /** How much longer each next one is: 1 to 10; default 2. */
  readonly factor?: number;
  /** The longest one, before jitter: `initialMs` to one year. */
  readonly maxMs: number;
  /**
   * The share of each period that is left to chance: 0 to 1; default 0. With 0.2 a period of
   * 10 s lasts 8 to 10 s, so that many processes do not try again at once.
   */
  readonly jitter?: number;
}

/** A duration, a growing one, or a function that decides when the breaker opens. */
export type OpenDuration = number | ExponentialBackoff | ((cause: OpenCause) => number);

/**
 * How long the breaker stays open: what the option says, or what the failed call asked for where
 * that is longer. A function decides alone.
 *
 * @returns undefined when a function of the user's own threw, or answered no duration from above 0
 * to one year.
 */
export function openDurationMs(
  option: OpenDuration,
  { cause, random }: { cause: OpenCause; random: RandomSource },
): number | undefined {
  if (typeof option === 'function') return ownDurationMs(option, cause);
  const durationMs = typeof option === 'number' ? option : backoffMs(option, { cause, random });
  return Math.min(MAX_DURATION_MS, Math.max(durationMs, cause.retryAfterMs ?? 0));
}

function backoffMs(
  { initialMs, factor = 2, maxMs, jitter = 0 }: ExponentialBackoff,
  { cause, random }: { cause: OpenCause; random: RandomSource },
): number {
  const fullMs = Math.min(maxMs, initialMs * factor ** (cause.attempt - 1));
  return jitter === 0 ? fullMs : fullMs * (1 - jitter * random.next());
}

function ownDurationMs(own: (cause: OpenCause) => number, cause: OpenCause): number | undefined {
  try {
    const durationMs = own(cause);
    return durationMs > 0 && durationMs <= MAX_DURATION_MS ? durationMs : undefined;
  } catch {
    return undefined;
  }
}
