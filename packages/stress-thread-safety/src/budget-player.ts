import type { SubjectSharedBudget, SubjectSharedReservation } from '@breaker-lab/stress-harness';
import { BUDGET_TTL_MS } from './budget-outcomes.js';
import type { BudgetAct } from './budget-script.js';
import type { SharedMs } from './shared-ms.js';

export const MICROS_PER_UNIT = 1_000_000;

/** A budget as one thread sees it. */
export interface AttachedBudget {
  readonly budget: SubjectSharedBudget;
  readonly clock: SharedMs;
}

/** One thread that plays acts on a budget; it has one reservation at a time. */
export class BudgetPlayer {
  /** For each reservation whether it was granted. */
  readonly heard: boolean[] = [];
  readonly #budget: SubjectSharedBudget;
  readonly #clock: SharedMs;
  #held: SubjectSharedReservation | undefined;

  constructor({ budget, clock }: AttachedBudget) {
    this.#budget = budget;
    this.#clock = clock;
  }

  play(acts: readonly BudgetAct[]): void {
    for (const act of acts) this.#play(act);
  }

  #play(act: BudgetAct): void {
    switch (act.act) {
      case 'reserve':
        this.#held = this.#budget.reserve(act.micros / MICROS_PER_UNIT);
        this.heard.push(this.#held !== undefined);
        return;
      case 'commit':
        this.#held?.commit(act.micros / MICROS_PER_UNIT);
        return;
      case 'release':
        this.#held?.release();
        return;
      case 'look at the books':
        this.#budget.usage();
        return;
      case 'time to live passes':
        this.#clock.pass(BUDGET_TTL_MS);
    }
  }
}
