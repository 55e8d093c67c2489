/** Where a breaker draws the jitter of its open periods. */
export interface RandomSource {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
}

/** The process's own random numbers (`Math.random()`); tests give a seeded source instead. */
export const systemRandom: RandomSource = { next: () => Math.random() };
