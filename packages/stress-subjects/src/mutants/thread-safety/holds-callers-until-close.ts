import { mutant } from '../mutant.js';

/** Nobody is turned away in half-open; when it closes, all who waited come at once. */
export const holdsCallersUntilClose = mutant(
  {
    name: 'holds-callers-until-close',
    fault: 'callers without a trial slot wait, without bound, and storm in when it closes',
    owner: 'stress-thread-safety',
  },
  {
    breaker: (sound) => {
      const waiting: (() => void)[] = [];
      sound.onTransition?.(() => {
        for (const goOn of waiting.splice(0)) goOn();
      });
      return {
        execute: async (fn) => {
          try {
            return await sound.execute(fn);
          } catch (error) {
            if (!sound.isRejection(error) || sound.state() !== 'half-open') throw error;
            await new Promise<void>((resolve) => waiting.push(resolve));
            return sound.execute(fn);
          }
        },
      };
    },
  },
);
