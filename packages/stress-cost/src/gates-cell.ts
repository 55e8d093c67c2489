/** Per cent of the cap that are used when calls come; the last is beyond it. */
export const USED_PERCENTS = [0, 25, 50, 75, 90, 95, 99, 100, 125] as const;

/** Which rules there are, in the order in which the subject is given them. */
export const RULE_SETS = [
  [],
  ['block'],
  ['throttle'],
  ['block', 'throttle'],
  ['throttle', 'block'],
] as const;

/** What the circuit is when calls come: never tripped, opened by failing calls, or its time is up. */
export const CIRCUITS = ['closed', 'open', 'half-open'] as const;

/** One line of the sweep: all that stays the same while more and more of the cap is used. */
export interface GatesLine {
  readonly rules: (typeof RULE_SETS)[number];
  readonly circuit: (typeof CIRCUITS)[number];
}

/** All lines: 5 × 3. With {@link USED_PERCENTS} on each they make 135 cells. */
export const LINES: readonly GatesLine[] = RULE_SETS.flatMap((rules) =>
  CIRCUITS.map((circuit) => ({ rules, circuit })),
);
