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
      execute: <T>(fn: () => Promise<T>, call: Parameters<typeof sound.execute<T>>[1]) =>
        new Promise<T>((resolve, reject) => {
          const failureUnheard = (): Promise<T> =>
            fn().catch((error: unknown) => {
              reject(error as Error);
              return new Promise<never>(() => undefined);
            });
          sound.execute(failureUnheard, call).then(resolve, reject);
        }),
    }),
  },
);
