import { randomUUID } from 'node:crypto';
import type { HeldReservation } from '../reservation.js';
import type { StoreAnswer, StoreHold } from './budget-store.js';
import type { KeeperTerms } from './keeper-terms.js';
import { adjustment, giveBack, settlement } from './letter.js';
import { Outbox } from './outbox.js';
import { checkedAnswer, storeRefusal } from './store-answer.js';
import { type Reply, StoreContact } from './store-contact.js';
import type { StoreCounts } from './store-counts.js';
import { StoreCourier } from './store-courier.js';
import { StoreTicket } from './store-ticket.js';
import type { StoreVerdict } from './store-verdict.js';
import { type StoreFault, StoreUnavailableError } from './store-unavailable-error.js';

export type { StoreVerdict } from './store-verdict.js';

/**
 * Between a breaker and its store: asks the store to hold what the breaker's own budgets have
 * admitted, and tells it of every charge, however long it takes to reach it.
 *
 * ```
 * hold ─▶ asked ──held──▶ held ───post───▶ ended: its later charges are adjustments
 *           ├── refused ─────────────────▶ ended, nothing to tell
 *           └── failed ─▶ closed: settled at no cost; ended
 *                      └▶ open: goes on, its charge is posted with the others
 * ```
 */
export class StoreKeeper {
  readonly #terms: KeeperTerms;
  readonly #writerId: string;
  readonly #contact: StoreContact;
  readonly #outbox: Outbox;
  readonly #courier: StoreCourier;
  /** Of reservations whose end was not put into the outbox, by their id. */
  readonly #open = new Map<number, StoreTicket>();
  readonly #counts = { holds: 0, refusals: 0, failures: 0, failedOpen: 0 };

  constructor(terms: KeeperTerms) {
    const { store, storeTimeoutMs, storeOutboxMax, clock, writerId = randomUUID() } = terms;
    this.#terms = terms;
    this.#writerId = writerId;
    const contact = new StoreContact(clock, storeTimeoutMs);
    const outbox = new Outbox({ writerId, lettersMax: storeOutboxMax, slackMs: storeTimeoutMs });
    this.#contact = contact;
    this.#outbox = outbox;
    this.#courier = new StoreCourier({ store, contact, clock, outbox });
  }

  get counts(): StoreCounts {
    const { posted, retried, failures } = this.#courier.counts;
    return {
      ...this.#counts,
      failures: this.#counts.failures + failures,
      posted,
      retried,
      merged: this.#outbox.merged,
      pendingPosts: this.#outbox.size,
    };
  }

  /**
   * Asks the store to hold what was reserved. Never throws or rejects.
   *
   * @remarks
   * After a verdict the caller releases the reservation; that it posts the release does no harm. A
   * refusal that was given while charges were under way is asked about once more when they have
   * arrived: they may have made room. Each contact may take `storeTimeoutMs`.
   *
   * A reservation that is asked for again, by its caller's id, is held once: as long as it lives the
   * verdict is the first one, and when it has ended there is nothing to hold.
   *
   * @returns the verdict, at once when the store answers at once.
   */
  hold(reservation: HeldReservation): StoreVerdict | Promise<StoreVerdict> {
    const known = this.#open.get(reservation.id);
    if (known !== undefined) return known.verdict;
    if (reservation.state !== 'live') return undefined;
    this.#courier.deliver();
    const { expiredCharge } = this.#terms;
    const expiryChargeMicros = expiredCharge === 'estimate' ? reservation.reservedMicros : 0;
    const ticket = new StoreTicket(reservation, { writerId: this.#writerId, expiryChargeMicros });
    this.#open.set(reservation.id, ticket);
    const verdict = this.#ask(ticket);
    if (verdict instanceof Promise) {
      ticket.verdict = verdict.then((later) => (ticket.verdict = later));
    }
    return ticket.verdict ?? verdict;
  }

  /**
   * Tells the store by how much what is charged has changed: call it for every change of the
   * reservation, in order, and once it is made. Never throws.
   */
  post(reservation: HeldReservation, committedMicros: number): void {
    const ticket = this.#open.get(reservation.id);
    if (ticket !== undefined) this.#end(ticket, committedMicros);
    else if (committedMicros !== 0) this.#outbox.add(adjustment(reservation, committedMicros));
    this.#courier.deliver();
  }

  /** Tells the store that a reservation was given a new deadline. Never throws. */
  extend({ id, deadlineMs }: HeldReservation): void {
    const ticket = this.#open.get(id);
    if (ticket === undefined) return;
    this.#outbox.add({ kind: 'extend', holdId: ticket.holdId, deadlineMs });
    this.#courier.deliver();
  }

  /**
   * Tries once to bring to the store what is pending; for the end of a process. Never rejects.
   *
   * @returns whether the store has taken everything.
   */
  async flush(): Promise<boolean> {
    // What is under way may have been sent while the store was still down.
    await this.#courier.round;
    this.#courier.deliver();
    while (this.#courier.round !== undefined) await this.#courier.round;
    return this.#outbox.size === 0;
  }

  #ask(ticket: StoreTicket, { isAgain = false } = {}): StoreVerdict | Promise<StoreVerdict> {
    const { store, clock } = this.#terms;
    const hold = ticket.request(clock.nowMs());
    // What is under way now may make the room that is missing then.
    const mayAskAgain = !isAgain && this.#courier.round !== undefined;
    const reply = this.#contact.ask(
      () => store.hold(hold),
      (late) => {
        if (late.ok && checkedAnswer(late.value, hold)?.held === true) this.#held(ticket);
        this.#courier.deliver();
      },
    );
    return reply instanceof Promise
      ? reply.then((answered) => this.#judge(ticket, answered, { hold, mayAskAgain }))
      : this.#judge(ticket, reply, { hold, mayAskAgain });
  }

  #judge(
    ticket: StoreTicket,
    reply: Reply<StoreAnswer>,
    { hold, mayAskAgain }: { hold: StoreHold; mayAskAgain: boolean },
  ): StoreVerdict | Promise<StoreVerdict> {
    if (!reply.ok) return this.#failed(ticket, reply);
    const answer = checkedAnswer(reply.value, hold);
    if (answer === undefined) {
      return this.#failed(ticket, { fault: 'invalid_answer', cause: reply.value });
    }
    if (answer.held) {
      this.#held(ticket);
      this.#courier.deliver();
      return undefined;
    }
    if (mayAskAgain) return this.#courier.catchUp().then(() => this.#ask(ticket, AGAIN));
    this.#counts.refusals += 1;
    this.#open.delete(ticket.reservation.id);
    this.#courier.deliver();
    const { breakerName } = this.#terms;
    return { kind: 'refused', refusal: storeRefusal(answer, { breakerName, hold }) };
  }

  #held(ticket: StoreTicket): void {
    this.#counts.holds += 1;
    ticket.isHeld = true;
    if (!this.#isOpen(ticket)) this.#outbox.add(giveBack(ticket));
  }

  #failed(
    ticket: StoreTicket,
    { fault, cause }: { fault: StoreFault; cause: unknown },
  ): StoreVerdict {
    const { storeFailure, breakerName } = this.#terms;
    this.#counts.failures += 1;
    if (storeFailure === 'open') {
      this.#counts.failedOpen += 1;
      return undefined;
    }
    if (this.#isOpen(ticket)) this.#end(ticket, 0);
    this.#courier.deliver();
    return { kind: 'unavailable', error: new StoreUnavailableError(breakerName, { fault, cause }) };
  }

  #end(ticket: StoreTicket, micros: number): void {
    this.#open.delete(ticket.reservation.id);
    this.#outbox.add(settlement(ticket, micros));
  }

  #isOpen(ticket: StoreTicket): boolean {
    return this.#open.get(ticket.reservation.id) === ticket;
  }
}

const AGAIN = { isAgain: true };
