import type { Outcome } from '@breaker-lab/stress-harness';

/** How the main job ends: one code for each thing a script may want to tell apart. */
export const EXIT_CODES = {
  pass: 0,
  fail: 1,
  /** Settings, profile, subject or category are unusable; nothing was run. */
  unusable: 2,
  inconclusive: 3,
  /** Every test was skipped: nothing was judged. */
  skipped: 3,
  interrupted: 130,
} as const satisfies Record<Outcome | 'unusable' | 'interrupted', number>;
