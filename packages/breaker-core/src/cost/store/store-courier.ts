import type { Clock } from '../../clock.js';
import type { BudgetStore } from './budget-store.js';
import type { Outbox } from './outbox.js';
import type { Reply, StoreContact } from './store-contact.js';

/** What a courier needs. */
export interface CourierTerms {
  readonly store: BudgetStore;
  readonly contact: StoreContact;
  readonly clock: Clock;
  readonly outbox: Outbox;
}

/**
 * Brings the outbox to the store, one batch at a time: what is added meanwhile goes with the next
 * one. A failure ends the round; nothing is tried again before somebody asks.
 */
export class StoreCourier {
  readonly #terms: CourierTerms;
  /** A store that answers at once may call the breaker, and so us, while it is being called. */
  #isCalling = false;
  #round: Promise<void> | undefined;
  readonly #counts = { posted: 0, retried: 0, failures: 0 };

  constructor(terms: CourierTerms) {
    this.#terms = terms;
  }

  get counts(): Readonly<{ posted: number; retried: number; failures: number }> {
    return this.#counts;
  }

  /** Ends when the batch under way was answered; undefined when there is none. */
  get round(): Promise<void> | undefined {
    return this.#round;
  }

  /** Ends when the batch under way was answered, and the next one, with what is waiting now. */
  async catchUp(): Promise<void> {
    await this.#round;
    await this.#round;
  }

  /** Starts a round, unless one is under way. Never throws. */
  deliver(): void {
    const { outbox } = this.#terms;
    while (!this.#isCalling && this.#round === undefined && outbox.size > 0) {
      const reply = this.#send();
      if (reply instanceof Promise) {
        this.#round = reply.then((answered) => {
          this.#round = undefined;
          if (answered.ok) this.deliver();
        });
      } else if (!reply.ok) return;
    }
  }

  #send(): Reply<void> | Promise<Reply<void>> {
    const { store, contact, clock, outbox } = this.#terms;
    const { isRetrying } = outbox;
    const entries = outbox.batch(clock.nowMs());
    if (isRetrying) this.#counts.retried += entries.length;
    const lastSeq = entries.at(-1)?.seq ?? 0;
    const note = (reply: Reply<void>): Reply<void> => {
      if (reply.ok) this.#counts.posted += outbox.taken(lastSeq);
      else this.#counts.failures += 1;
      return reply;
    };
    this.#isCalling = true;
    const reply = contact.ask(
      () => store.post(entries),
      (late) => {
        if (!late.ok) return;
        note(late);
        this.deliver();
      },
    );
    this.#isCalling = false;
    return reply instanceof Promise ? reply.then(note) : note(reply);
  }
}
