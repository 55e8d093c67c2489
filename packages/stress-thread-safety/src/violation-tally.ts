/** What a schedule may find wrong; each is a target's metric, and each must be 0. */
export const VIOLATIONS = [
  'countMismatches',
  'trialsBeyondLimit',
  'startedWhileOpen',
  'lateDecisions',
  'undueTransitions',
  'illegalTransitions',
  'stuckBreakers',
  'unsettledCalls',
  'mismatchedOutcomes',
  'unexpectedErrors',
] as const;

/** One of {@link VIOLATIONS}. */
export type Violation = (typeof VIOLATIONS)[number];

/** Counts violations, and keeps what there is to say of the first one. */
export class ViolationTally {
  readonly #counts = new Map<Violation, number>(VIOLATIONS.map((violation) => [violation, 0]));
  readonly #eventsBefore: () => readonly string[];
  #notes: readonly string[] = [];

  /** @param eventsBefore - what happened last, to be told with the first violation. */
  constructor(eventsBefore: () => readonly string[] = () => []) {
    this.#eventsBefore = eventsBefore;
  }

  /** @param seen - what was seen, for a person; made only when it is the first. */
  add(violation: Violation, seen: () => string, times = 1): void {
    if (times === 0) return;
    this.#counts.set(violation, this.count(violation) + times);
    if (this.#notes.length > 0) return;
    const events = this.#eventsBefore();
    const before = events.length === 0 ? [] : [`events before it: ${events.join(', ')}`];
    this.#notes = [`${violation}: ${seen()}`, ...before];
  }

  addAll(other: ViolationTally): void {
    if (this.#notes.length === 0) this.#notes = other.#notes;
    for (const [violation, times] of other.#counts) {
      this.#counts.set(violation, this.count(violation) + times);
    }
  }

  /** The first violation in words, as the notes of a measurement; empty when there was none. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** The counts by name, as metrics. */
  get counts(): Record<Violation, number> {
    return Object.fromEntries(this.#counts) as Record<Violation, number>;
  }

  count(violation: Violation): number {
    return this.#counts.get(violation) ?? 0;
  }
}
