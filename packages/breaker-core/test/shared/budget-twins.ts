import type { ExpiredCharge } from '../../src/index.js';
import type { SharedReservation } from '../../src/shared/index.js';
import { BudgetLab, TTL_MS, units } from './budget-lab.js';
import { ReferenceSharedBudget, type StepResult } from './budget-reference.js';

const TERMS = { cap: 100, places: 3 } as const;

/** One thing that happens to a budget of three threads. Money in micro-units. */
export type SharedBudgetStep =
  | { readonly do: 'reserve'; readonly thread: number; readonly micros: number }
  | { readonly do: 'commit'; readonly pick: number; readonly micros: number }
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'look'; readonly thread: number }
  | { readonly do: 'expire'; readonly thread: number }
  | { readonly do: 'wait'; readonly ms: number };

const RESULTS: Readonly<Record<string, StepResult>> = {
  ERR_SHARED_BUDGET_EXCEEDED: 'exceeded',
  ERR_RESERVATIONS_FULL: 'full',
  ERR_RESERVATION_SETTLED: 'settled',
};

/** How a step on the budget ended. */
function resultOf(act: () => unknown): unknown {
  try {
    act();
    return 'done';
  } catch (error) {
    return RESULTS[(error as { code: string }).code] ?? error;
  }
}

/** A budget and its reference, taken through the same steps. */
export class SharedBudgetTwins {
  readonly #lab;
  readonly #threads;
  readonly #reference: ReferenceSharedBudget;
  readonly #reservations: SharedReservation[] = [];

  constructor(expiredCharge: ExpiredCharge) {
    const { cap, places } = TERMS;
    this.#lab = new BudgetLab({ capMicros: cap, maxReservations: places, expiredCharge });
    this.#threads = [this.#lab.first, this.#lab.attach(), this.#lab.attach()] as const;
    this.#reference = new ReferenceSharedBudget({ cap, places, ttlMs: TTL_MS, expiredCharge });
  }

  /** What came of a step: as it was on the budget, and as it should be. */
  take(step: SharedBudgetStep): { readonly is: unknown; readonly shouldBe: unknown } {
    switch (step.do) {
      case 'reserve':
        return this.#reserve(step.thread, step.micros);
      case 'commit':
        return this.#settle(step.pick, step.micros);
      case 'release':
        return this.#settle(step.pick, undefined);
      case 'look':
        return this.look(step.thread);
      case 'expire':
        return { is: this.#thread(step.thread).expireDue(), shouldBe: this.#reference.expireDue() };
      case 'wait':
        this.#lab.clock.advance(step.ms);
        this.#reference.pass(step.ms);
        return { is: undefined, shouldBe: undefined };
    }
  }

  /** The books, as a thread sees them. */
  look(thread: number): { readonly is: unknown; readonly shouldBe: unknown } {
    this.#reference.expireDue();
    const books = this.#reference.books();
    const leftMicros = TERMS.cap - books.committedMicros - books.reservedMicros;
    return {
      is: this.#thread(thread).usage,
      shouldBe: {
        ...books,
        capMicros: TERMS.cap,
        remainingMicros: Math.max(0, leftMicros),
        excessMicros: Math.max(0, -leftMicros),
      },
    };
  }

  #reserve(thread: number, micros: number) {
    const is = resultOf(() => {
      this.#reservations.push(this.#thread(thread).reserve(units(micros)));
    });
    return { is, shouldBe: this.#reference.reserve(micros) };
  }

  #settle(pick: number, micros: number | undefined) {
    const index = pick % Math.max(1, this.#reservations.length);
    const reservation = this.#reservations[index];
    if (reservation === undefined) return { is: undefined, shouldBe: undefined };
    const is = resultOf(() => {
      if (micros === undefined) reservation.release();
      else reservation.commit(units(micros));
    });
    return { is, shouldBe: this.#reference.settle(index, micros ?? 0) };
  }

  #thread(index: number) {
    return this.#threads[index] ?? this.#lab.first;
  }
}
