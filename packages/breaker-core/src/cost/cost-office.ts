import { InvalidCallError } from '../errors.js';
import { type CapChange, capChange } from './cap-change.js';
import { budgetEvent } from './cost-news.js';
import { budgetUsage, type CostUsage } from './cost-usage.js';
import { periodName } from './period.js';
import { type AuditEntry, AuditTrail } from './rules/audit-trail.js';
import { OverrideDesk, type OverrideOptions } from './rules/override-desk.js';
import type { Till } from './till.js';

/** What is done by hand to what a breaker lets through, and what it tells when it is asked. */
export class CostOffice {
  readonly #till: Till;
  readonly #trail = new AuditTrail();
  readonly overrides = new OverrideDesk(this.#trail);

  constructor(till: Till) {
    this.#till = till;
  }

  get audit(): readonly AuditEntry[] {
    this.overrides.expire(this.#till.timely.exactly());
    return this.#trail.entries;
  }

  get usage(): CostUsage {
    const { timely, budget, tally, keeper } = this.#till;
    const now = timely.exactly();
    const budgets = budget.tree.ledgers.map((ledger) => {
      ledger.advance(now);
      return budgetUsage(ledger, now.epochMs);
    });
    return tally.usage(budget, { expired: timely.expired, budgets, store: keeper?.counts ?? null });
  }

  /** @returns ends it before its time. */
  lift(options: OverrideOptions): () => void {
    const { timely } = this.#till;
    const override = this.overrides.lift(options, timely.exactly());
    return () => {
      override.end(timely.exactly());
    };
  }

  setCap(change: CapChange): void {
    const { scope, per, by, reason, ...caps } = capChange(change);
    const till = this.#till;
    const { timely, budget, events } = till;
    const now = timely.exactly();
    const ledger = budget.tree.ledger(scope, per);
    if (ledger === undefined) {
      const expected = `a budget that "${scope}" has in the options`;
      throw new InvalidCallError('setCap', { expected, received: periodName(per) });
    }
    const previousCapMicros = ledger.capMicros;
    budget.setCap(ledger, caps, now);
    this.#trail.record({
      kind: 'cap-changed',
      atEpochMs: now.epochMs,
      by,
      reason,
      scope,
      per,
      previousCapMicros,
      capMicros: caps.capMicros,
    });
    const crossed = till.crossed();
    if (events.hears('cap-changed')) {
      events.emit('cap-changed', { ...budgetEvent(ledger), previousCapMicros });
    }
    till.tellCrossed(crossed);
  }
}
