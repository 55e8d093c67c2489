import type { HeldReservation } from '../reservation.js';
import type { StoreHold } from './budget-store.js';
import { accountOf } from './store-account.js';
import type { StoreVerdict } from './store-verdict.js';

/** A reservation whose money a store was asked to hold. */
export class StoreTicket {
  readonly holdId: string;
  readonly reservation: HeldReservation;
  /** What the store charges when it hears no more of it. */
  readonly expiryChargeMicros: number;
  /** Whether the store has said that it holds it; until then it may, or may not. */
  isHeld = false;
  /** What became of the asking. */
  verdict: StoreVerdict | Promise<StoreVerdict> = undefined;

  constructor(
    reservation: HeldReservation,
    { writerId, expiryChargeMicros }: { writerId: string; expiryChargeMicros: number },
  ) {
    this.holdId = `${writerId}:${reservation.id}`;
    this.reservation = reservation;
    this.expiryChargeMicros = expiryChargeMicros;
  }

  /** What the store is asked at `nowMs`, with the caps that hold then. */
  request(nowMs: number): StoreHold {
    const { levels, reservedMicros, deadlineMs } = this.reservation;
    return {
      holdId: this.holdId,
      limits: levels.budgets.map((ledger) => ({
        account: accountOf(ledger),
        capMicros: ledger.capMicros,
      })),
      micros: reservedMicros,
      ttlMs: Math.max(1, deadlineMs - nowMs),
      expiryChargeMicros: this.expiryChargeMicros,
    };
  }
}
