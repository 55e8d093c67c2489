import type { SharedBudget, SharedReservation } from '../../src/shared/index.js';
import { type BudgetLab, TTL_MS, units } from './budget-lab.js';

/** Something that a thread does to a budget of 100 micro-units, and what it can lead to. */
export interface Story {
  readonly title: string;
  /** Prepares, and returns what is then done step by step. */
  readonly begin: (lab: BudgetLab, victim: SharedBudget) => () => void;
  /**
   * What may be committed in the end if its thread dies: before it takes effect, and after; by what
   * expired reservations are charged.
   */
  readonly committedMicros: Readonly<Record<'estimate' | 'nothing', readonly number[]>>;
}

const held = (victim: SharedBudget): SharedReservation => victim.reserve(units(10));

function expired(lab: BudgetLab, victim: SharedBudget): SharedReservation {
  const reservation = held(victim);
  lab.clock.advance(TTL_MS);
  lab.attach().expireDue();
  return reservation;
}

/** A story of one reservation of 10 micro-units. */
function ofOne(
  title: string,
  reservationOf: (lab: BudgetLab, victim: SharedBudget) => SharedReservation,
  end: { act: (reservation: SharedReservation) => void; micros: number },
): Story {
  return {
    title,
    begin: (lab, victim) => {
      const reservation = reservationOf(lab, victim);
      return () => {
        end.act(reservation);
      };
    },
    committedMicros: { estimate: changes(10, end.micros), nothing: changes(0, end.micros) },
  };
}

const changes = (before: number, after: number): readonly number[] =>
  before === after ? [before] : [before, after];

const committed = (micros: number) => ({
  act: (reservation: SharedReservation) => {
    reservation.commit(units(micros));
  },
  micros,
});
const released = {
  act: (reservation: SharedReservation) => {
    reservation.release();
  },
  micros: 0,
};

/** All that a thread can do to a budget. */
export const STORIES: readonly Story[] = [
  {
    title: 'reserves',
    begin: (_, victim) => () => void held(victim),
    committedMicros: { estimate: [0, 10], nothing: [0] },
  },
  ofOne('commits less than it holds', (_, victim) => held(victim), committed(7)),
  ofOne('commits what it holds', (_, victim) => held(victim), committed(10)),
  ofOne('commits more than there is', (_, victim) => held(victim), committed(130)),
  ofOne('releases', (_, victim) => held(victim), released),
  ofOne('commits less, late', expired, committed(7)),
  ofOne('commits more, late', expired, committed(30)),
  ofOne('releases late', expired, released),
  {
    title: 'reserves, and finds one that is due',
    begin: (lab, victim) => {
      held(lab.first);
      lab.clock.advance(TTL_MS);
      return () => void victim.reserve(units(20));
    },
    committedMicros: { estimate: [10, 30], nothing: [0] },
  },
  {
    title: 'expires what is due',
    begin: (lab, victim) => {
      held(lab.first);
      lab.clock.advance(TTL_MS);
      return () => victim.expireDue();
    },
    committedMicros: { estimate: [10], nothing: [0] },
  },
];
