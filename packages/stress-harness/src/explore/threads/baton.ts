import { type Place, RECORD_BYTES, ReportRecord, type Values } from './report-record.js';

// Taken before anything replaces them: the explorer must not explore itself.
const { load, store, wait, notify } = Atomics;

/** What a worker tells when it hands the baton back. */
export const REPORT = {
  /** It stands before an operation. */
  point: 1,
  /** Its `Atomics.wait` has gone to sleep. */
  asleep: 2,
  /** Its body has ended; the result is in the port. */
  ended: 3,
  /** Its body has thrown; the error's text is in the port, as for all that follow. */
  threw: 4,
  rejected: 5,
  exited: 6,
  ownThreads: 7,
  uncontrolled: 8,
  /** Nothing is left in its event loop, and its body has not settled. The worker is gone. */
  unsettled: 9,
} as const;

/** What a worker is told when it gets the baton. */
export const ORDER = {
  /** Run the body; the shared memory is in the port. */
  run: 1,
  /** Carry the operation out. */
  go: 2,
  /** Its sleep ends by a notification. */
  wake: 3,
  /** Its sleep ends by its time-out. */
  timeOut: 4,
  /** This run is over: leave the body. */
  unwind: 5,
} as const;

/** Int32 words. Each of the two that are waited for has a cache line pair of its own. */
const ORDERS = 0;
const REPORTS = 32;
const ORDER_FIELDS = { order: 1, detail: 2, ahead: 3 } as const;
/** Where the records begin, in bytes. */
const RECORDS_AT = 256;
/** Reports that can be there before the first of them is looked at. */
const RECORDS = 64;

/** Operations that a worker may be let carry out in one turn, besides the first. */
export const AHEAD_MAX = RECORDS - 1;

/**
 * Looks before falling asleep, some ten microseconds: to be woken takes three times as long, and more
 * looks take the processor from the thread that is waited for.
 */
const LOOKS = 4_000;
/** Falls asleep again after this long, whatever happens. */
const NAP_MS = 60_000;

/**
 * Who may run, the controller or one worker: a little shared memory between the two.
 *
 * ```
 * controller  give ─▶ orders + 1 ─┐                      ┌─▶ isBack: the next report
 * worker                          └─▶ order … report ─▶ reports + 1
 * ```
 *
 * @remarks
 * Orders and reports are counted, so that each side knows whether there is one it has not seen. A
 * worker that may go ahead reports several times upon one order; the controller looks at these
 * reports one after the other.
 */
export class Baton {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array<SharedArrayBuffer>;
  readonly #records: readonly ReportRecord[];
  /** For the controller: the one looked at last; for the worker: the one to be written next. */
  #at = 0;
  #ordersSeen = 0;

  constructor(memory = new SharedArrayBuffer(RECORDS_AT + RECORDS * RECORD_BYTES)) {
    this.memory = memory;
    this.#words = new Int32Array(memory);
    this.#records = Array.from(
      { length: RECORDS },
      (_, at) => new ReportRecord(memory, RECORDS_AT + at * RECORD_BYTES),
    );
  }

  /**
   * For the controller: lets the worker go on.
   *
   * @param detail - what the order is about.
   * @param ahead - further operations it may carry out without waiting; at most {@link AHEAD_MAX}.
   */
  give(order: number, { detail = 0, ahead = 0 }: { detail?: number; ahead?: number } = {}): void {
    const words = this.#words;
    words[ORDER_FIELDS.order] = order;
    words[ORDER_FIELDS.detail] = detail;
    words[ORDER_FIELDS.ahead] = ahead;
    count(words, ORDERS);
  }

  /** For the controller: looks at the next report; whether it has come within `patienceMs`. */
  isBack({ patienceMs }: { patienceMs: number }): boolean {
    if (!outgrows(this.#words, REPORTS, { seen: this.#at, patienceMs })) return false;
    this.#at++;
    return true;
  }

  /** For the worker: what its next report says besides. */
  report(report: number, detail = 0): void {
    this.#next.write(report, detail);
    this.#at++;
    count(this.#words, REPORTS);
  }

  /** For the worker: blocks until it is told to go on. */
  order(): Order {
    const seen = this.#ordersSeen++;
    while (!outgrows(this.#words, ORDERS, { seen, patienceMs: NAP_MS })) continue;
    const words = this.#words;
    return {
      order: words[ORDER_FIELDS.order] ?? 0,
      detail: words[ORDER_FIELDS.detail] ?? 0,
      ahead: words[ORDER_FIELDS.ahead] ?? 0,
    };
  }

  /** For the controller: the report it has looked at last. */
  get last(): ReportRecord {
    return this.#record(this.#at - 1);
  }

  /** For the worker: its next report is of what it stands before. */
  announce(operation: number, place: Place, operands: readonly unknown[] = []): void {
    this.#next.announce(operation, place, operands);
  }

  /** For the worker: its next report tells what its operation saw and left. */
  tell(values: Values): void {
    this.#next.tell(values);
  }

  get #next(): ReportRecord {
    return this.#record(this.#at);
  }

  #record(index: number): ReportRecord {
    const record = this.#records[(index + RECORDS) % RECORDS];
    if (record === undefined) throw new RangeError(`Baton: no record ${index}`);
    return record;
  }
}

/** What the worker was told. */
export interface Order {
  readonly order: number;
  readonly detail: number;
  /** Operations that it may carry out besides, without waiting. */
  readonly ahead: number;
}

function count(words: Int32Array, counter: number): void {
  store(words, counter, ((words[counter] ?? 0) + 1) | 0);
  notify(words, counter);
}

/** Blocks until a counter has gone beyond `seen`; whether it has within `patienceMs`. */
function outgrows(
  words: Int32Array,
  counter: number,
  { seen, patienceMs }: { seen: number; patienceMs: number },
): boolean {
  const known = seen | 0;
  for (let look = 0; look < LOOKS; look++) if (load(words, counter) !== known) return true;
  // Woken is not yet one more: the notification may be one that came late.
  while (load(words, counter) === known) {
    if (wait(words, counter, known, patienceMs) !== 'timed-out') continue;
    return load(words, counter) !== known;
  }
  return true;
}
