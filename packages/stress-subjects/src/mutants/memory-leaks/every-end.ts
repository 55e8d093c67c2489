import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import type { Replacement } from '../mutant.js';
import { abortable } from './abortable.js';

/** How a call ended. */
export type End = 'succeeded' | 'failed' | 'rejected' | 'timed-out' | 'aborted';

/** Hears how each call ended, and with what: its result, or its error. */
export type EndListener = (end: End, outcome: unknown) => void;

/** Hears the end of every call, asynchronous or not; `make` is asked once for each breaker. */
export function everyEnd(make: () => EndListener): Replacement {
  return {
    breaker: (sound) => {
      const hear = make();
      const heard = <T>(call: Promise<T>, signal?: AbortSignal): Promise<T> =>
        call.then(
          (result) => {
            hear('succeeded', result);
            return result;
          },
          (error: unknown) => {
            hear(signal?.aborted === true ? 'aborted' : endOf(error, sound), error);
            throw error;
          },
        );
      return {
        execute: (fn) => heard(sound.execute(fn)),
        executeAbortable: (fn, signal) => heard(abortable(sound, fn, signal), signal),
        executeSync: <T>(fn: () => T) => {
          try {
            const result = sound.executeSync?.(fn) as T;
            hear('succeeded', result);
            return result;
          } catch (error) {
            hear(endOf(error, sound), error);
            throw error;
          }
        },
      };
    },
  };
}

function endOf(error: unknown, sound: SubjectBreaker): End {
  if (sound.isRejection(error)) return 'rejected';
  return sound.isTimeout?.(error) === true ? 'timed-out' : 'failed';
}
