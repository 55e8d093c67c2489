import { mutant } from '../mutant.js';

/** The caller hears of the failure; the breaker waits on. */
export const keepsFailedReservations = mutant(
  {
    name: 'cost-keeps-failed-reservations',
    fault: 'what a failed call reserved is not released',
    owner: 'stress-cost',
  },
  {
    costBreaker: (sound) => ({
      execute: async (fn, call) => {
        let running: ReturnType<typeof fn> | undefined;
        const guarded = sound.execute((paid) => {
          running = fn(paid);
          return running.catch(() => new Promise<never>(() => undefined));
        }, call);
        return Promise.race([guarded, (running ?? guarded).then(() => guarded)]);
      },
    }),
  },
);
