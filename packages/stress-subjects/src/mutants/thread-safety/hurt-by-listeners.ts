import type { SubjectBreaker, SubjectTransition } from '@breaker-lab/stress-harness';
import { type MutantIdentity, mutant } from '../mutant.js';

const of = (name: string, fault: string): MutantIdentity => ({
  name,
  fault,
  owner: 'stress-thread-safety',
  kind: 'state',
});

export const throwingListenerFailsTheCall = mutant(
  of('throwing-listener-fails-the-call', 'what a listener throws is what the caller gets'),
  {
    breaker: (sound) => {
      const thrown: unknown[] = [];
      const pass = (): void => {
        const [error] = thrown.splice(0);
        if (error !== undefined) throw error as Error;
      };
      return {
        onTransition: (listener) => {
          listen(sound, { listener, onThrow: (error) => thrown.push(error) });
        },
        execute: async (fn) => {
          try {
            const result = await sound.execute(fn);
            pass();
            return result;
          } catch (error) {
            pass();
            throw error;
          }
        },
      };
    },
  },
);

export const throwingListenerIsAFailure = mutant(
  of('throwing-listener-is-a-failure', 'what a listener throws counts as a failed call'),
  {
    breaker: (sound) => {
      let thrown = 0;
      return {
        onTransition: (listener) => {
          listen(sound, { listener, onThrow: () => thrown++ });
        },
        execute: async (fn) => {
          for (; thrown > 0 && sound.state() === 'closed'; thrown--) {
            await sound.execute(() => Promise.reject(new Error('listener'))).catch(() => undefined);
          }
          return sound.execute(fn);
        },
      };
    },
  },
);

export const deadlocksWhenCalledBack = mutant(
  of('deadlocks-when-called-back', 'a call out of a listener waits for that listener to end'),
  {
    breaker: (sound) => {
      let telling = false;
      return {
        onTransition: (listener) => {
          sound.onTransition?.((transition) => {
            telling = true;
            try {
              listener(transition);
            } finally {
              telling = false;
            }
          });
        },
        execute: (fn) => (telling ? new Promise(() => undefined) : sound.execute(fn)),
      };
    },
  },
);

/** A listener whose errors go where `onThrow` takes them. */
function listen(
  sound: SubjectBreaker,
  {
    listener,
    onThrow,
  }: {
    listener: (transition: SubjectTransition) => void;
    onThrow: (error: unknown) => void;
  },
): void {
  sound.onTransition?.((transition) => {
    try {
      listener(transition);
    } catch (error) {
      onThrow(error);
    }
  });
}
