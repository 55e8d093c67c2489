import type { SubjectCostBreaker, SubjectReservation } from '@breaker-lab/stress-harness';
import { unitsOf } from './order.js';

/** How the share that is used comes to be above the rule's, and how it comes down again. */
export const PRESSURES = [
  'held, then released',
  'held, then cheaper',
  'dearer, then refunded',
  'spent, then a new day',
  'cap lowered, then raised',
] as const;

/** One of {@link PRESSURES}. */
export type Pressure = (typeof PRESSURES)[number];

/** What there is to press with. */
export interface PressureTerms {
  readonly breaker: SubjectCostBreaker;
  readonly capMicros: number;
  /** Held all the while, far below the share of the rule. */
  readonly baseMicros: number;
  /** Which share of the cap is to be used: per cent, above the rule's. */
  readonly percent: number;
  readonly toNextDay: () => void;
}

/** Whether the money of a pressure is held by a call that meets the rule, and is throttled itself. */
export function isThrottledItself(pressure: Pressure): boolean {
  return pressure.startsWith('held');
}

/** Brings a budget above the share of a rule. @returns takes the pressure away. */
export function press(pressure: Pressure, terms: PressureTerms): () => void {
  const { breaker, capMicros, baseMicros, percent, toNextDay } = terms;
  const micros = Math.ceil((capMicros * percent) / 100);
  switch (pressure) {
    case 'held, then released': {
      const held = hold(breaker, micros);
      return () => {
        held.release();
      };
    }
    case 'held, then cheaper': {
      const held = hold(breaker, micros);
      return () => {
        held.commit(unitsOf(1));
      };
    }
    case 'dearer, then refunded': {
      const spent = spend(breaker, micros);
      return () => {
        spent.refund(unitsOf(micros));
      };
    }
    case 'spent, then a new day':
      spend(breaker, micros);
      return toNextDay;
    case 'cap lowered, then raised':
      breaker.setCap?.(unitsOf(Math.floor((baseMicros * 100) / percent)));
      return () => {
        breaker.setCap?.(unitsOf(capMicros));
      };
  }
}

/** Holds money by hand. */
export function hold(breaker: SubjectCostBreaker, micros: number): SubjectReservation {
  const reservation = breaker.reserve?.(unitsOf(micros));
  if (reservation === undefined) throw new TypeError('the subject takes no reservations');
  return reservation;
}

/** Estimated at nothing, so that the rule is not met before the money is gone. */
function spend(breaker: SubjectCostBreaker, micros: number): SubjectReservation {
  const reservation = hold(breaker, 0);
  reservation.commit(unitsOf(micros));
  return reservation;
}
