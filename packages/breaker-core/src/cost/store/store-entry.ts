import type { StoreAccount } from './store-account.js';

/** What every entry carries. */
export interface NumberedEntry {
  /** Who writes: unlike that of any other keeper of any process. */
  readonly writerId: string;
  /** Counts up from 1 within its writer. */
  readonly seq: number;
}

/** A change of what is charged. */
export interface ChargeEntry extends NumberedEntry {
  /** The accounts it is charged to. */
  readonly accounts: readonly StoreAccount[];
  /** What is added to the charged sum of each, in whole micro-units; negative: taken from it. */
  readonly chargeMicros: number;
  /** How long ago the money was reserved; rolling accounts date it back by that. Milliseconds. */
  readonly ageMs: number;
}

/**
 * A hold ends. Where the store has it, what it holds is freed and what its expiry has charged is
 * taken back; it is dated by its arrival, and `ageMs` is not looked at. Where the store does not have
 * it, as it failed or never came, there is nothing to free. The charge is added in either case.
 */
export interface SettleEntry extends ChargeEntry {
  readonly kind: 'settle';
  readonly holdId: string;
}

/** A charge that belongs to no hold any more: a refund, a late correction, a sum of several. */
export interface AdjustEntry extends ChargeEntry {
  readonly kind: 'adjust';
}

/**
 * A hold lives on for `ttlMs` from now. One whose expiry was charged is held again, whatever the cap
 * says: its call is under way. One that the store does not have is left at that.
 */
export interface ExtendEntry extends NumberedEntry {
  readonly kind: 'extend';
  readonly holdId: string;
  /** Milliseconds, 0 or more. */
  readonly ttlMs: number;
}

/** What a breaker tells a store. */
export type StoreEntry = SettleEntry | AdjustEntry | ExtendEntry;
