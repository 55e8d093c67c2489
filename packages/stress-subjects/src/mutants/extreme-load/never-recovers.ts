import { mutant } from '../mutant.js';

const ONE_DAY_MS = 86_400_000;

export const neverRecovers = mutant(
  {
    name: 'never-recovers',
    fault: 'once open it stays open',
    owner: 'stress-extreme-load',
    kind: 'timing',
  },
  { options: (options) => ({ ...options, openDurationMs: ONE_DAY_MS }) },
);
