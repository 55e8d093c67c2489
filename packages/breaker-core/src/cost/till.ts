import type { Budget } from './budget.js';
import type { CostEventHub } from './cost-event-hub.js';
import type { BudgetEvent } from './cost-events.js';
import { budgetEvent, reservationEvent } from './cost-news.js';
import type { CostSettings } from './cost-options.js';
import { CostTally } from './cost-tally.js';
import type { HeldReservation } from './reservation.js';
import { StoreKeeper } from './store/store-keeper.js';
import { TimelyBudget } from './timely-budget.js';

/**
 * What those share that move money. All of them bring the budget up to the time, change it, count,
 * and only then tell: between a decision and its commit nothing of a user's runs.
 */
export class Till {
  readonly name: string;
  readonly events: CostEventHub;
  readonly tally = new CostTally();
  readonly timely: TimelyBudget;
  readonly budget: Budget;
  readonly keeper: StoreKeeper | undefined;

  constructor(settings: CostSettings, events: CostEventHub) {
    const { name, store, expiredCharge, clock } = settings;
    this.name = name;
    this.events = events;
    this.timely = new TimelyBudget(settings, (reservation) => {
      this.#tellExpired(reservation);
    });
    this.budget = this.timely.budget;
    this.keeper = store && new StoreKeeper({ ...store, breakerName: name, expiredCharge, clock });
  }

  /** The budgets that have reached their soft limit since this was last asked, as events. */
  crossed(): readonly BudgetEvent[] {
    return this.budget.hasCrossed ? this.budget.takeCrossed().map(budgetEvent) : NOTHING;
  }

  tellCrossed(crossed: readonly BudgetEvent[]): void {
    for (const event of crossed) this.events.emit('soft-limit', event);
  }

  #tellExpired(reservation: HeldReservation): void {
    const chargedMicros = this.budget.expiryChargeMicros(reservation);
    this.keeper?.post(reservation, chargedMicros);
    if (!this.events.hears('expired')) return;
    this.events.emit('expired', { ...reservationEvent(reservation), chargedMicros });
  }
}

const NOTHING: readonly BudgetEvent[] = [];
