import { CIRCUIT } from './paid-step.js';

/** What a call is let in by. */
export interface Ticket {
  readonly generation: number;
  readonly isTrial: boolean;
}

export type CallOutcome = 'succeeded' | 'failed' | 'ignored' | 'cancelled';

/** A circuit breaker that opens at failures in a row, and has one trial at a time. */
export class ModelCircuit {
  state: 'closed' | 'open' | 'half-open' = 'closed';
  readonly counts = {
    rejected: 0,
    succeeded: 0,
    failed: 0,
    ignored: 0,
    cancelled: 0,
    late: 0,
    timedOut: 0,
  };
  #generation = 0;
  #failuresInRow = 0;
  #dueAtMs = 0;
  #isTried = false;

  /** Undefined: it is turned away. */
  admit(nowMs: number): Ticket | undefined {
    if (this.state === 'open' && nowMs >= this.#dueAtMs) this.#turn('half-open');
    if (this.state === 'open' || (this.state === 'half-open' && this.#isTried)) {
      this.counts.rejected += 1;
      return undefined;
    }
    const isTrial = this.state === 'half-open';
    this.#isTried = isTrial;
    return { generation: this.#generation, isTrial };
  }

  settle({ generation, isTrial }: Ticket, outcome: CallOutcome, nowMs: number): void {
    if (generation !== this.#generation) {
      this.counts.late += 1;
      return;
    }
    this.counts[outcome] += 1;
    if (isTrial) this.#isTried = false;
    if (outcome === 'ignored' || outcome === 'cancelled') return;
    this.#failuresInRow = outcome === 'failed' ? this.#failuresInRow + 1 : 0;
    if (isTrial && outcome === 'succeeded') this.#turn('closed');
    if (outcome === 'succeeded') return;
    if (!isTrial && this.#failuresInRow < CIRCUIT.failures) return;
    this.#dueAtMs = nowMs + CIRCUIT.openDurationMs;
    this.#turn('open');
  }

  #turn(state: 'closed' | 'open' | 'half-open'): void {
    this.state = state;
    this.#generation += 1;
    this.#failuresInRow = 0;
    this.#isTried = false;
  }
}
