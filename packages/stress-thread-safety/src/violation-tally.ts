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

/** Counts violations, and keeps the words for the first one. */
export class ViolationTally {
  readonly #counts = new Map<Violation, number>(VIOLATIONS.map((violation) => [violation, 0]));
  #first: string | undefined;

  /** @param seen - what was seen, for a person; made only when it is the first. */
  add(violation: Violation, seen: () => string, times = 1): void {
    if (times === 0) return;
    this.#counts.set(violation, this.#count(violation) + times);
    this.#first ??= `${violation}: ${seen()}`;
  }

  addAll(other: ViolationTally): void {
    this.#first ??= other.#first;
    for (const [violation, times] of other.#counts) {
      this.#counts.set(violation, this.#count(violation) + times);
    }
  }

  /** The first violation in words, as the notes of a measurement; empty when there was none. */
  get notes(): string[] {
    return this.#first === undefined ? [] : [this.#first];
  }

  /** The counts by name, as metrics. */
  get counts(): Record<Violation, number> {
    return Object.fromEntries(this.#counts) as Record<Violation, number>;
  }

  #count(violation: Violation): number {
    return this.#counts.get(violation) ?? 0;
  }
}
