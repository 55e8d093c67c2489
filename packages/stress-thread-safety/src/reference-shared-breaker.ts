import type { SubjectCounts, SubjectState } from '@breaker-lab/stress-harness';

/** Limits of a {@link ReferenceSharedBreaker}. */
export interface ReferenceLimits {
  readonly failures: number;
  readonly openDurationMs: number;
  readonly halfOpenTrials: number;
}

/** A call that a reference has admitted. */
interface Admitted {
  readonly generation: number;
}

/**
 * What a shared breaker has to be like, seen from outside: one thread, plain fields. Its trials have
 * no deadline: no script waits for one.
 */
export class ReferenceSharedBreaker {
  readonly #limits: ReferenceLimits;
  #state: SubjectState = 'closed';
  #generation = 0;
  #failuresInARow = 0;
  #successes = 0;
  #dueAtMs = 0;
  /** In flight, of this half-open period. */
  #trials = 0;
  readonly #counts = { admitted: 0, succeeded: 0, failed: 0, rejected: 0, late: 0 };

  constructor(limits: ReferenceLimits) {
    this.#limits = limits;
  }

  get state(): SubjectState {
    return this.#state;
  }

  get counts(): SubjectCounts & { readonly admitted: number } {
    return { ...this.#counts };
  }

  acquire(nowMs: number): Admitted | undefined {
    if (this.#state === 'open' && nowMs >= this.#dueAtMs) this.#move('half-open');
    const isFull = this.#trials >= this.#limits.halfOpenTrials;
    if (this.#state === 'open' || (this.#state === 'half-open' && isFull)) {
      this.#counts.rejected++;
      return undefined;
    }
    if (this.#state === 'half-open') this.#trials++;
    this.#counts.admitted++;
    return { generation: this.#generation };
  }

  settle(admitted: Admitted, { succeeded, nowMs }: { succeeded: boolean; nowMs: number }): void {
    if (admitted.generation !== this.#generation) {
      this.#counts.late++;
      return;
    }
    this.#counts[succeeded ? 'succeeded' : 'failed']++;
    if (this.#state === 'closed') {
      this.#failuresInARow = succeeded ? 0 : this.#failuresInARow + 1;
      if (this.#failuresInARow >= this.#limits.failures) this.#open(nowMs);
      return;
    }
    this.#trials--;
    if (!succeeded) this.#open(nowMs);
    else if (++this.#successes >= this.#limits.halfOpenTrials) this.#move('closed');
  }

  #open(nowMs: number): void {
    this.#move('open');
    this.#dueAtMs = nowMs + this.#limits.openDurationMs;
  }

  #move(state: SubjectState): void {
    this.#state = state;
    this.#generation++;
    this.#failuresInARow = 0;
    this.#successes = 0;
    this.#trials = 0;
  }
}
