import type { Gate, GatesAnswer } from './gates-reference.js';

/** What gates did, against what they had to do. */
export class GatesTally {
  readonly counts = {
    admittedThroughOpenCircuit: 0,
    admittedAgainstRule: 0,
    admittedBeyondCap: 0,
    rejectedWithAllOpen: 0,
    /** Rejected calls to which no other gate was shut. */
    rejectedByCircuitAlone: 0,
    rejectedByRulesAlone: 0,
    rejectedByCapAlone: 0,
    bookErrorMicrosMax: 0,
  };
  #notes: readonly string[] = [];

  /** The first thing that went wrong, in words. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  /** @returns whether it is as it should be. */
  compare(answer: GatesAnswer, { hasRun, seen }: { hasRun: boolean; seen: () => string }): boolean {
    if ('ticket' in answer) {
      if (hasRun) return true;
      this.counts.rejectedWithAllOpen++;
      this.#note('turned away with all gates open', seen);
      return false;
    }
    const [gate, ...others] = answer.shut;
    if (!hasRun) {
      if (others.length === 0) this.counts[REJECTED_BY[gate]]++;
      return true;
    }
    for (const shut of answer.shut) this.counts[ADMITTED_PAST[shut]]++;
    this.#note(`let through past ${answer.shut.join(', ')}`, seen);
    return false;
  }

  bookError(micros: number, seen: () => string): void {
    if (micros !== 0) this.#note(`books off by ${micros} micro-units`, seen);
    this.counts.bookErrorMicrosMax = Math.max(this.counts.bookErrorMicrosMax, Math.abs(micros));
  }

  #note(what: string, seen: () => string): void {
    if (this.#notes.length === 0) this.#notes = [`${what}: ${seen()}`];
  }
}

const ADMITTED_PAST = {
  circuit: 'admittedThroughOpenCircuit',
  rules: 'admittedAgainstRule',
  cap: 'admittedBeyondCap',
} as const satisfies Record<Gate, keyof GatesTally['counts']>;

const REJECTED_BY = {
  circuit: 'rejectedByCircuitAlone',
  rules: 'rejectedByRulesAlone',
  cap: 'rejectedByCapAlone',
} as const satisfies Record<Gate, keyof GatesTally['counts']>;
