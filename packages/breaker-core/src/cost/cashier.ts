import { InvalidCallError } from '../errors.js';
import type { Budget } from './budget.js';
import { type CapChange, capChange } from './cap-change.js';
import { BudgetExceededError, InvalidAmountError } from './cost-errors.js';
import type { CostEventHub } from './cost-event-hub.js';
import type { BudgetEvent } from './cost-events.js';
import { budgetEvent, refusalOf, reservationEvent, exceededEvent } from './cost-news.js';
import type { CostSettings } from './cost-options.js';
import { budgetUsage, type CostUsage } from './cost-usage.js';
import { CostTally } from './cost-tally.js';
import { checkId } from './known-ids.js';
import { MICROS_PER_UNIT, refundMicros, spentMicros } from './money.js';
import { periodName } from './period.js';
import type { HeldReservation, ReserveOptions, Settler } from './reservation.js';
import { TimelyBudget } from './timely-budget.js';

/**
 * Brings the budget up to the time, changes it, counts, and only then tells. Between a decision
 * and its commit nothing of a user's runs.
 */
export class Cashier implements Settler {
  readonly #name: string;
  readonly #timely: TimelyBudget;
  readonly #budget: Budget;
  readonly #events: CostEventHub;
  readonly #tally = new CostTally();

  constructor(settings: CostSettings, events: CostEventHub) {
    this.#name = settings.name;
    this.#timely = new TimelyBudget(settings, events);
    this.#budget = this.#timely.budget;
    this.#events = events;
  }

  /**
   * Holds money, or finds what is held by the `id` it is asked with.
   *
   * @param once - refuses an id that is known.
   */
  reserve(
    estimateMicros: number,
    { scope, id }: ReserveOptions,
    { once }: { once: boolean },
  ): HeldReservation {
    if (id !== undefined) checkId(id);
    const now = this.#timely.now();
    const { tree } = this.#budget;
    const levels = scope === undefined ? tree.root : tree.levels(scope);
    if (levels === undefined) throw wrongCall('reserve', 'a scope of the options', scope);
    const known = id === undefined ? undefined : this.#budget.find(id);
    if (known !== undefined) {
      if (once) throw wrongCall('execute', 'an id that is not in use', id);
      if (known.levels.scope === levels.scope) return known;
      throw wrongCall('reserve', `"${known.levels.scope}", the scope of its id`, scope);
    }
    const refusing = this.#budget.refusing(levels, estimateMicros, now);
    if (refusing) {
      const refusal = refusalOf(refusing, { breakerName: this.#name, estimateMicros, now });
      this.#tally.block(estimateMicros, { byThrottle: false });
      if (this.#events.hears('blocked')) this.#events.emit('blocked', refusal);
      throw new BudgetExceededError(refusal);
    }
    const reservation = this.#budget.hold(
      { levels, reservedMicros: estimateMicros, step: 0, atMs: now.nowMs, callerId: id },
      this,
    );
    for (const event of this.#softLimits()) this.#events.emit('soft-limit', event);
    return reservation;
  }

  commit(reservation: HeldReservation, actual: number): boolean {
    return this.#commit(reservation, spentMicros('actual', actual));
  }

  /**
   * Charges what `priced` tells, in micro-units; the estimate, when it throws or tells no amount.
   *
   * @returns what it told; undefined when it told nothing.
   */
  commitPriced(reservation: HeldReservation, priced: () => number): number | undefined {
    let actualMicros: number;
    try {
      actualMicros = priced();
    } catch (error) {
      this.#tally.unpriced += 1;
      this.#commit(reservation, reservation.reservedMicros);
      if (this.#events.hears('unpriced')) {
        this.#events.emit('unpriced', { ...reservationEvent(reservation), error });
      }
      return undefined;
    }
    this.#commit(reservation, actualMicros);
    return actualMicros;
  }

  release(reservation: HeldReservation): void {
    const nowMs = this.#timely.expireDue();
    const { late } = this.#budget.settle(reservation, { as: 'released', actualMicros: 0, nowMs });
    this.#tally[late ? 'lateReleases' : 'released'] += 1;
    if (this.#events.hears('released')) {
      this.#events.emit('released', { ...reservationEvent(reservation), late });
    }
  }

  extend(reservation: HeldReservation): void {
    this.#budget.extend(reservation, this.#timely.expireDue());
  }

  refund(reservation: HeldReservation, amount: number): void {
    const micros = refundMicros(amount);
    const nowMs = this.#timely.expireDue();
    const { state, actualMicros, refundedMicros } = reservation;
    if (state !== 'committed') {
      throw wrongCall('refund', 'a reservation that was committed', state);
    }
    const leftMicros = actualMicros - refundedMicros;
    if (micros > leftMicros) {
      const rule = `at most ${leftMicros / MICROS_PER_UNIT}, what is charged and not refunded`;
      throw new InvalidAmountError('refund', { rule, value: amount });
    }
    this.#budget.refund(reservation, micros, nowMs);
    this.#tally.refunds += 1;
    if (this.#events.hears('refunded')) {
      this.#events.emit('refunded', { ...reservationEvent(reservation), refundMicros: micros });
    }
  }

  setCap(change: CapChange): void {
    const { scope, per, ...caps } = capChange(change);
    const { nowMs } = this.#timely.now();
    const ledger = this.#budget.tree.ledger(scope, per);
    if (ledger === undefined) {
      const expected = `a budget that "${scope}" has in the options`;
      throw wrongCall('setCap', expected, periodName(per));
    }
    const previousCapMicros = ledger.capMicros;
    this.#budget.setCap(ledger, caps, nowMs);
    const crossed = this.#softLimits();
    if (this.#events.hears('cap-changed')) {
      this.#events.emit('cap-changed', { ...budgetEvent(ledger), previousCapMicros });
    }
    for (const event of crossed) this.#events.emit('soft-limit', event);
  }

  usage(): CostUsage {
    const { nowMs, epochMs } = this.#timely.exactly();
    const { tree } = this.#budget;
    const budgets = tree.ledgers.map((ledger) => {
      ledger.advance(nowMs);
      return budgetUsage(ledger, epochMs);
    });
    return this.#tally.usage(this.#budget, { expired: this.#timely.expired, budgets });
  }

  epochMs(): number {
    return this.#timely.now().epochMs;
  }

  #commit(reservation: HeldReservation, actualMicros: number): boolean {
    const nowMs = this.#timely.expireDue();
    const { callerId, state } = reservation;
    const again = callerId !== undefined && state === 'committed';
    if (again && reservation.actualMicros === actualMicros) return false;
    const { late, overrunMicros } = this.#budget.settle(reservation, {
      as: 'committed',
      actualMicros,
      nowMs,
    });
    this.#tally.commit(reservation, { actualMicros, late });
    // Put together before anyone is told: a listener of `committed` may change the excess.
    const crossed = this.#softLimits();
    const exceeded =
      overrunMicros > 0 && this.#events.hears('exceeded')
        ? exceededEvent(reservation, { actualMicros, overrunMicros })
        : undefined;
    if (this.#events.hears('committed')) {
      this.#events.emit('committed', { ...reservationEvent(reservation), actualMicros, late });
    }
    if (exceeded) this.#events.emit('exceeded', exceeded);
    for (const event of crossed) this.#events.emit('soft-limit', event);
    return true;
  }

  #softLimits(): readonly BudgetEvent[] {
    const crossed = this.#budget.takeCrossed();
    return crossed.length === 0 || !this.#events.hears('soft-limit')
      ? NOTHING
      : crossed.map(budgetEvent);
  }
}

const NOTHING: readonly BudgetEvent[] = [];

function wrongCall(method: string, expected: string, received: unknown): InvalidCallError {
  return new InvalidCallError(method, { expected, received });
}
