import type { SubjectOptions } from '@breaker-lab/stress-harness';
import { type Mutant, mutant } from '../mutant.js';

/** Where other languages keep milliseconds in 32 bits. */
const OVERFLOW_MS = 2 ** 31;
const FORGOTTEN_AFTER = 1_000;

export const windowNeverForgets = wrongTime(
  {
    name: 'window-never-forgets',
    fault: 'what was counted before an idle gap is counted after it as well',
  },
  (options) => widened(options, FORGOTTEN_AFTER),
);

export const windowHalfAsLongAgain = wrongTime(
  {
    name: 'window-half-as-long-again',
    fault: 'its time window is half as long again as asked for',
  },
  (options) => widened(options, 1.5),
);

export const opensAMillisecondShort = wrongTime(
  { name: 'opens-a-millisecond-short', fault: 'open periods are a millisecond too short' },
  (options) => ({ ...options, openDurationMs: Math.max(1, options.openDurationMs - 1) }),
);

export const openDurationOverflows = wrongTime(
  {
    name: 'open-duration-overflows',
    fault: 'an open period of 2³¹ ms or more is over at once',
  },
  ({ openDurationMs, ...options }) => ({
    ...options,
    openDurationMs: openDurationMs < OVERFLOW_MS ? openDurationMs : 1,
  }),
);

export const timesByWallClock = wrongTime(
  { name: 'times-by-wall-clock', fault: 'its own clock is the wall clock, which may be set' },
  (options) => ({ nowMs: () => new Date().getTime(), ...options }),
);

function wrongTime(
  identity: { readonly name: string; readonly fault: string },
  options: (asked: SubjectOptions) => SubjectOptions,
): Mutant {
  return mutant({ ...identity, owner: 'stress-thread-safety', kind: 'timing' }, { options });
}

function widened({ trip, ...options }: SubjectOptions, factor: number): SubjectOptions {
  return {
    ...options,
    trip: trip.kind === 'rate' ? { ...trip, windowMs: trip.windowMs * factor } : trip,
  };
}
