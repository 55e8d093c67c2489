import type { Pressure } from './throttle-pressure.js';

/** What a throttle did, against what it had to do. */
export class ThrottleTally {
  readonly counts = {
    /** Calls under pressure let in although the bucket was empty; turned away although it was not. */
    admittedAboveRate: 0,
    rejectedBelowRate: 0,
    /** Calls turned away before there was any pressure, and in the instant in which it was gone. */
    throttledBefore: 0,
    throttledAfterwards: 0,
    /** Rightly let in, and rightly turned away, under pressure. */
    admittedUnderPressure: 0,
    throttled: 0,
  };
  readonly #pressures = new Set<Pressure>();
  #notes: readonly string[] = [];

  /** The first thing that went wrong, in words. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** Ways of pressure that have come and gone. */
  get pressuresSeen(): number {
    return this.#pressures.size;
  }

  met(pressure: Pressure): void {
    this.#pressures.add(pressure);
  }

  /** A call under pressure. */
  compare({ hasToken, hasRun }: { hasToken: boolean; hasRun: boolean }, seen: string): void {
    if (hasToken === hasRun) this.counts[hasRun ? 'admittedUnderPressure' : 'throttled']++;
    else this.#wrong(hasRun ? 'admittedAboveRate' : 'rejectedBelowRate', { calls: 1, seen });
  }

  /** Calls without pressure, all in one tick. */
  free(when: 'throttledBefore' | 'throttledAfterwards', calls: number, seen: string): void {
    if (calls > 0) this.#wrong(when, { calls, seen });
  }

  #wrong(
    what: keyof ThrottleTally['counts'],
    { calls, seen }: { calls: number; seen: string },
  ): void {
    this.counts[what] += calls;
    if (this.#notes.length === 0) this.#notes = [`${what}: ${seen}`];
  }
}
