/** What went on between a breaker and its store since the breaker was made. */
export interface StoreCounts {
  /** Reservations that the store said it holds, also those it said so of too late. */
  readonly holds: number;
  /** Reservations that it refused. */
  readonly refusals: number;
  /** Holds and batches of entries that failed, took too long, or were answered wrongly. */
  readonly failures: number;
  /** Of those, the holds whose calls went on all the same (`storeFailure: 'open'`). */
  readonly failedOpen: number;
  /** Entries that the store has taken. */
  readonly posted: number;
  /** How often an entry was sent again. */
  readonly retried: number;
  /** Entries that were summed up as there were too many to keep. */
  readonly merged: number;
  /** Entries that it has not taken yet. */
  readonly pendingPosts: number;
}
