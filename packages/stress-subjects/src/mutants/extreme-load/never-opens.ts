import { mutant } from '../mutant.js';

/** A million failures in a row: within any run, never. */
export const neverOpens = mutant(
  { name: 'never-opens', fault: 'no failure ever opens it', owner: 'stress-extreme-load' },
  { options: (options) => ({ ...options, trip: { kind: 'consecutive', failures: 1_000_000 } }) },
);
