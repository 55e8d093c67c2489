import { mutant } from '../mutant.js';

export const opensAQuarterShort = mutant(
  {
    name: 'opens-a-quarter-short',
    fault: 'it stays open for three quarters of the time it was told',
    owner: 'stress-resource-exhaustion',
    kind: 'timing',
  },
  { options: (options) => ({ ...options, openDurationMs: options.openDurationMs * 0.75 }) },
);
