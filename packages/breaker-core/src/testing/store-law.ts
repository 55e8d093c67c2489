import type { BudgetStore } from '../cost/store/budget-store.js';
import type { StoreDesk } from './store-desk.js';

/** A store to be checked, and the time it lives in. */
export interface StoreUnderTest {
  /** Empty: no account was used before. */
  readonly store: BudgetStore;
  /** The store's date, in milliseconds since 1970 UTC. */
  epochMs(): number;
  /** Lets time pass for the store: moves a clock by hand, or sleeps. */
  elapse(durationMs: number): void | PromiseLike<void>;
}

/** One promise of a store. */
export interface StoreLaw {
  /** The promise, as the title of a test. */
  readonly name: string;
  /** Checks it on a new store. Rejects with an error that says what was expected and what came. */
  readonly check: () => Promise<void>;
}

/** A law before it is given a store. */
export interface StoreRule {
  readonly name: string;
  readonly check: (desk: StoreDesk) => Promise<void>;
}

/** @throws an Error unless both are the same. */
export function expectSame(
  what: string,
  { expected, received }: { expected: unknown; received: unknown },
): void {
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(received)];
  if (wanted !== got) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}
