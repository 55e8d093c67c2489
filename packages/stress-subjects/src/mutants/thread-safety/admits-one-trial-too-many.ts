import { mutant } from '../mutant.js';

/** Off by one: the smallest way to leave trials without their bound. */
export const admitsOneTrialTooMany = mutant(
  {
    name: 'admits-one-trial-too-many',
    fault: 'half-open admits, and asks for, one trial more than configured',
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  { options: (options) => ({ ...options, halfOpenTrials: options.halfOpenTrials + 1 }) },
);
