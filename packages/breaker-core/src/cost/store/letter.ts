import type { HeldReservation } from '../reservation.js';
import { accountOf, type StoreAccount } from './store-account.js';
import type { StoreEntry } from './store-entry.js';
import type { StoreTicket } from './store-ticket.js';

/** A change of what is charged, before it is sent. */
export interface Charge {
  readonly accounts: readonly StoreAccount[];
  readonly micros: number;
  /** Monotonic time at which the money was reserved. */
  readonly atMs: number;
}

/** An entry before it is numbered, with the times of this process. */
export type Letter =
  | {
      readonly kind: 'settle';
      readonly holdId: string;
      readonly charge: Charge;
      /** What the store will have charged if it never hears of the end; 0 where that is not sure. */
      readonly presumedMicros: number;
    }
  | { readonly kind: 'adjust'; readonly charge: Charge }
  | { readonly kind: 'extend'; readonly holdId: string; readonly deadlineMs: number };

/** The first charge of a reservation, which ends its hold. */
export function settlement(ticket: StoreTicket, micros: number): Letter {
  const { holdId, reservation, isHeld, expiryChargeMicros } = ticket;
  return {
    kind: 'settle',
    holdId,
    charge: chargeOf(reservation, micros),
    presumedMicros: isHeld ? expiryChargeMicros : 0,
  };
}

/** Gives back what was held after its end had been told: told again, in case it came too early. */
export function giveBack({ holdId, reservation }: StoreTicket): Letter {
  return { kind: 'settle', holdId, charge: chargeOf(reservation, 0), presumedMicros: 0 };
}

/** Whatever is charged to a reservation after its first charge. */
export function adjustment(reservation: HeldReservation, micros: number): Letter {
  return { kind: 'adjust', charge: chargeOf(reservation, micros) };
}

function chargeOf({ levels, at }: HeldReservation, micros: number): Charge {
  return { accounts: levels.budgets.map(accountOf), micros, atMs: at.nowMs };
}

/**
 * The entry that a letter is when it is sent at `nowMs`.
 *
 * @param slackMs - how much older money that comes back is dated. It must not stay in a rolling
 * account longer than the charge it takes back, which the store may have dated earlier.
 */
export function entryOf(
  letter: Letter,
  { nowMs, slackMs, ...number }: { nowMs: number; slackMs: number; writerId: string; seq: number },
): StoreEntry {
  if (letter.kind === 'extend') {
    const { kind, holdId, deadlineMs } = letter;
    return { kind, ...number, holdId, ttlMs: Math.max(0, deadlineMs - nowMs) };
  }
  const { accounts, micros, atMs } = letter.charge;
  const ageMs = Math.max(0, nowMs - atMs) + (micros < 0 ? slackMs : 0);
  const charge = { accounts, chargeMicros: micros, ageMs };
  if (letter.kind === 'adjust') return { kind: 'adjust', ...number, ...charge };
  return { kind: 'settle', ...number, holdId: letter.holdId, ...charge };
}
