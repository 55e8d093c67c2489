import type { SubjectCostBreaker, SubjectReservation } from '@breaker-lab/stress-harness';

/** A call that runs, and what is held for it. */
export interface HeldCall {
  readonly reservation: SubjectReservation;
  readonly estimate: number;
  /** The most it has told to have used, in currency units. */
  used: number;
  isGivenUp: boolean;
}

/** The parts of {@link executeByHand} that a mutant gets wrong. */
export interface HandSettlement {
  /** Its caller has walked away; it still runs. Default: nothing is done. */
  readonly givenUp?: (held: HeldCall) => void;
  /** It has ended, at `cost` currency units. Default: that is committed. */
  readonly settle?: (held: HeldCall, cost: number) => void;
}

/** Guards calls by reservations of a sound breaker: sound as well, but for what is replaced. */
export function executeByHand(
  sound: SubjectCostBreaker,
  { givenUp, settle = commit }: HandSettlement,
): SubjectCostBreaker['execute'] {
  return async (fn, { estimate, actual, signal }) => {
    if (sound.reserve === undefined) throw new TypeError('breaker-core reserves by hand');
    const reservation = sound.reserve(estimate);
    const held: HeldCall = { reservation, estimate, used: 0, isGivenUp: false };
    const caller = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        held.isGivenUp = true;
        givenUp?.(held);
        reject(signal.reason as Error);
      });
    });
    const used = (total: number): void => {
      held.used = Math.max(held.used, total);
    };
    const work = fn({ used }).then(
      (result) => {
        settle(held, actual(result));
        return result;
      },
      (error: unknown) => {
        settle(held, held.used);
        throw error;
      },
    );
    return Promise.race([work, caller]);
  };
}

function commit({ reservation }: HeldCall, cost: number): void {
  reservation.commit(cost);
}

/** Charges money to the day it is now; while the cap is passed, it gets lost. */
export function chargeNow(sound: SubjectCostBreaker, cost: number): void {
  try {
    sound.reserve?.(0).commit(cost);
  } catch {
    return;
  }
}
