import type { CallOptions } from '../../src/index.js';
import type { ManualClock } from '../../src/testing/index.js';
import { ModelError } from './model-call.js';

/** What becomes of a call that runs for a while; of the first two one at most. */
export interface WorkEnds {
  timedOut(timeoutMs: number): void;
  abandoned(): void;
  /** The work is done, whether or not anybody waits for it. */
  done(result: { readonly error: unknown } | 'fulfilled', isAwaited: boolean): void;
}

/** The answer to the caller of a work: its result, unless it is given up before. */
export async function answerOf<T>(
  work: PromiseLike<T> | T,
  { timeoutMs, signal, clock }: CallOptions & { clock: ManualClock },
  ends: WorkEnds,
): Promise<T> {
  let isAwaited = true;
  let stop = (): void => undefined;
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = (): void => {
      stop();
      isAwaited = false;
    };
    const onTime = (): void => {
      giveUp();
      ends.timedOut(timeoutMs ?? 0);
      reject(new ModelError('ERR_CALL_TIMEOUT'));
    };
    const onAbort = (): void => {
      giveUp();
      ends.abandoned();
      reject(signal?.reason as Error);
    };
    const timer = timeoutMs === undefined ? undefined : clock.setTimer(onTime, timeoutMs);
    signal?.addEventListener('abort', onAbort);
    stop = () => {
      timer?.cancel();
      signal?.removeEventListener('abort', onAbort);
    };
  });
  const done = Promise.resolve(work).then(
    (value) => {
      stop();
      ends.done('fulfilled', isAwaited);
      return value;
    },
    (error: unknown) => {
      stop();
      ends.done({ error }, isAwaited);
      throw error;
    },
  );
  return Promise.race([done, givenUp]);
}
