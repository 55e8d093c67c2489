import { mutant } from '../mutant.js';

/** Only half-open needs it, but nobody takes it off again. */
export const addsListenerPerOpening = mutant(
  {
    name: 'adds-listener-per-opening',
    fault: 'adds a listener whenever it opens and removes none',
    owner: 'stress-memory-leaks',
  },
  {
    breaker: (sound) => {
      sound.onTransition?.(({ to }) => {
        if (to === 'open') sound.onTransition?.(() => undefined);
      });
      return {};
    },
  },
);
