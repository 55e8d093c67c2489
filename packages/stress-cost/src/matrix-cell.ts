import { type Ending, ENDINGS } from './dated-plan.js';

/** Actual cost over estimate. */
const BIASES = [0.25, 1, 4] as const;

/**
 * When a call ends: in the tick in which it began (a late one: in which its reservation expired), in
 * a later turn of the event loop, or when others have come and gone.
 */
const DELAYS = ['at once', 'next turn', 'after others'] as const;

/** One way in which a call can go. */
export interface MatrixCell {
  readonly bias: (typeof BIASES)[number];
  readonly delay: (typeof DELAYS)[number];
  readonly ending: Ending;
  /** Whether the day ends while it runs. */
  readonly rollsOver: boolean;
}

/** All of them: 3 × 3 × 6 × 2. */
export const MATRIX: readonly MatrixCell[] = BIASES.flatMap((bias) =>
  DELAYS.flatMap((delay) =>
    ENDINGS.flatMap((ending) =>
      [false, true].map((rollsOver) => ({ bias, delay, ending, rollsOver })),
    ),
  ),
);
