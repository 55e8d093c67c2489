import { CalendarLedger } from './calendar-ledger.js';
import type { BudgetTerm, Ledger } from './ledger.js';
import { type BudgetPeriod, type CalendarUnit, periodName } from './period.js';
import { PeriodBook } from './period-book.js';
import { RollingLedger } from './rolling-ledger.js';

/** The scope of a breaker's own budgets, above all others. */
export const ROOT_SCOPE = 'root';

/** A scope with its own budgets. */
export interface ScopeTerms {
  readonly name: string;
  /** Absent for the root only. */
  readonly parent?: string;
  readonly budgets: readonly BudgetTerm[];
}

/** What a tree of budgets is made of. */
export interface TreeTerms {
  /** The root first; parents exist, and no scope is above itself. */
  readonly scopes: readonly ScopeTerms[];
  readonly timeZone: string;
}

/** What a reservation of one scope is held in. */
export interface Levels {
  readonly scope: string;
  /** Its own budgets and those of the scopes above, which admit it or not. */
  readonly budgets: readonly Ledger[];
  /** The same, and what else counts it. */
  readonly ledgers: readonly Ledger[];
}

/** The current ledgers of every scope. */
export class BudgetTree {
  readonly #scopes: readonly ScopeTerms[];
  readonly #book: PeriodBook;
  readonly #own = new Map<string, readonly Ledger[]>();
  /** Made anew when a period is over; shared by all reservations until then. */
  readonly #levels = new Map<string, Levels>();
  #root: Levels = { scope: ROOT_SCOPE, budgets: [], ledgers: [] };

  constructor({ scopes, timeZone }: TreeTerms, epochMs: number) {
    this.#scopes = scopes;
    const pers = scopes.flatMap(({ budgets }) => budgets.map(({ per }) => per));
    const units = pers.filter((per): per is CalendarUnit => typeof per === 'string');
    this.#book = new PeriodBook(timeZone, new Set(units));
    this.#book.turn(epochMs);
    for (const { name, budgets } of scopes) {
      this.#own.set(
        name,
        budgets.map((term) => this.#open(name, term)),
      );
    }
    this.#relevel();
  }

  /** The ledgers of all scopes, in the order of the options. */
  get ledgers(): Ledger[] {
    return [...this.#own.values()].flat();
  }

  /** The levels of the scope above all others. */
  get root(): Levels {
    return this.#root;
  }

  levels(scope: string): Levels | undefined {
    return this.#levels.get(scope);
  }

  ledger(scope: string, per: BudgetPeriod): Ledger | undefined {
    const name = periodName(per);
    return this.#own.get(scope)?.find((ledger) => periodName(ledger.per) === name);
  }

  /** Opens a new ledger for each period that is over, with the cap that holds now. */
  rollOver(epochMs: number): void {
    if (!this.#book.turn(epochMs)) return;
    for (const [scope, ledgers] of this.#own) {
      this.#own.set(
        scope,
        ledgers.map((ledger) => (this.#isOver(ledger) ? this.#open(scope, ledger) : ledger)),
      );
    }
    this.#relevel();
  }

  #isOver(ledger: Ledger): boolean {
    return (
      ledger instanceof CalendarLedger && ledger.period !== this.#book.current(ledger.period.unit)
    );
  }

  #open(scope: string, { per, capMicros, softCapMicros }: BudgetTerm): Ledger {
    return typeof per === 'string'
      ? new CalendarLedger(scope, { per, capMicros, softCapMicros }, this.#book.current(per))
      : new RollingLedger(scope, { per, capMicros, softCapMicros });
  }

  #relevel(): void {
    const parents = new Map(this.#scopes.map(({ name, parent }) => [name, parent]));
    for (const { name: scope } of this.#scopes) {
      const ledgers: Ledger[] = [];
      for (let at: string | undefined = scope; at !== undefined; at = parents.get(at)) {
        ledgers.push(...(this.#own.get(at) ?? []));
      }
      this.#levels.set(scope, { scope, budgets: ledgers, ledgers });
    }
    this.#root = this.#levels.get(ROOT_SCOPE) ?? this.#root;
  }
}
