import type { Now } from '../ledger.js';
import { PAST_AFTER_MS } from './memory-accounts.js';
import type { StoreEntry } from './store-entry.js';

interface Writer {
  lastSeq: number;
  /** While an entry that comes again could count twice. */
  untilMs: number;
  untilEpochMs: number;
}

/** How far each writer of a {@link MemoryBudgetStore} has come. */
export class MemoryWriters {
  readonly #known = new Map<string, Writer>();

  get size(): number {
    return this.#known.size;
  }

  /** Whether an entry is new; once. */
  takes(entry: StoreEntry, { nowMs }: Now): boolean {
    const { writerId, seq } = entry;
    let writer = this.#known.get(writerId);
    if (writer === undefined) {
      writer = { lastSeq: 0, untilMs: nowMs, untilEpochMs: 0 };
      this.#known.set(writerId, writer);
    }
    if (seq <= writer.lastSeq) return false;
    writer.lastSeq = seq;
    if (entry.kind === 'extend') return true;
    for (const { per, resetsAtEpochMs } of entry.accounts) {
      if (typeof per !== 'string') {
        writer.untilMs = Math.max(writer.untilMs, nowMs + 2 * per.rollingMs);
      } else {
        const untilEpochMs = resetsAtEpochMs + PAST_AFTER_MS;
        writer.untilEpochMs = Math.max(writer.untilEpochMs, untilEpochMs);
      }
    }
    return true;
  }

  forgetPast({ nowMs, epochMs }: Now): void {
    for (const [writerId, { untilMs, untilEpochMs }] of this.#known) {
      if (nowMs >= untilMs && epochMs >= untilEpochMs) this.#known.delete(writerId);
    }
  }
}
