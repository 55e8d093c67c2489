import { openSync } from 'node:fs';
import { mutant } from '../mutant.js';

/** As an incident log that is opened for every recovery and never closed. */
export const leavesDescriptorPerRecovery = mutant(
  {
    name: 'leaves-descriptor-per-recovery',
    fault: 'every recovery leaves one descriptor open',
    owner: 'stress-resource-exhaustion',
  },
  {
    breaker: (sound) => {
      sound.onTransition?.(({ to }) => {
        if (to === 'closed') openSync(process.execPath, 'r');
      });
      return {};
    },
  },
);
