import type { BudgetStore, StoreHold, StoreLimit } from '../../../src/cost/store/budget-store.js';
import type { StoreAccount } from '../../../src/cost/store/store-account.js';
import type { StoreEntry } from '../../../src/cost/store/store-entry.js';
import { memoryLab } from './store-lab.js';

/** A store that is broken on purpose in one way, with the laws that must catch it. */
export interface BrokenStore {
  readonly name: string;
  readonly broken: (inner: BudgetStore) => Partial<BudgetStore>;
  /** The titles of all of them. */
  readonly caughtBy: readonly string[];
}

/** Longer than any law lasts. */
export const LONG_MS = 1e9;

/** Caps of laws are below, those of looks at the sums above. */
const HIGH_MICROS = 1_000;

/** A store in memory with one break. */
export function brokenLab({ broken }: Pick<BrokenStore, 'broken'>) {
  const { store, ...time } = memoryLab();
  const inner: BudgetStore = {
    hold: (hold) => store.hold(hold),
    post: (entries) => {
      store.post(entries);
    },
  };
  return { ...time, store: { ...inner, ...broken(inner) } };
}

/** Changes every entry on its way. */
export function changedEntries(
  change: (entry: StoreEntry) => StoreEntry | undefined,
): BrokenStore['broken'] {
  return (inner) => ({
    post: (entries) =>
      inner.post(entries.map(change).filter((entry): entry is StoreEntry => entry !== undefined)),
  });
}

/** Changes every hold on its way. */
export function changedHolds(change: (hold: StoreHold) => StoreHold): BrokenStore['broken'] {
  return (inner) => ({ hold: (hold) => inner.hold(change(hold)) });
}

/** Changes what the laws take for caps. */
export function changedCaps(change: (capMicros: number) => number): BrokenStore['broken'] {
  return changedHolds((hold) => ({
    ...hold,
    limits: hold.limits.map(({ account, capMicros }) => ({
      account,
      capMicros: capMicros < HIGH_MICROS ? change(capMicros) : capMicros,
    })),
  }));
}

/** Changes the accounts of holds. */
export function changedAccounts(
  change: (account: StoreAccount) => StoreAccount,
): BrokenStore['broken'] {
  const changed = ({ account, capMicros }: StoreLimit) => ({ account: change(account), capMicros });
  return changedHolds((hold) => ({ ...hold, limits: hold.limits.map(changed) }));
}

/** Changes the amounts of charges. */
export function changedCharges(change: (chargeMicros: number) => number): BrokenStore['broken'] {
  return changedEntries((entry) =>
    entry.kind === 'extend' ? entry : { ...entry, chargeMicros: change(entry.chargeMicros) },
  );
}

/** Numbers that were never used, nor will be. */
export function freshNumbers(): () => number {
  let last = 1_000;
  return () => ++last;
}
