import type { SubjectCostBreaker, SubjectReservation } from '@breaker-lab/stress-harness';

/** Holds money with a sound breaker, and replaces some of what can be done with it. */
export function held(
  sound: SubjectCostBreaker,
  estimate: number,
  replace: (reservation: SubjectReservation) => Partial<SubjectReservation>,
): SubjectReservation {
  const reservation = sound.reserve?.(estimate);
  if (reservation === undefined) throw new TypeError('the sound breaker takes no reservations');
  return {
    commit: (actual) => {
      reservation.commit(actual);
    },
    release: () => {
      reservation.release();
    },
    extend: () => {
      reservation.extend();
    },
    refund: (amount) => {
      reservation.refund(amount);
    },
    ...replace(reservation),
  };
}
