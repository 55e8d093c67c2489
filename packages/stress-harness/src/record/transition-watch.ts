import { nowMs } from '../clock.js';
import type { BreakerSubject, SubjectBreaker, SubjectState } from '../subject/subject.js';

/** A subject may be asked for thousands of breakers, and each may go round for thousands of times. */
const BREAKERS_MAX = 10;
const KEPT = 300;
const STATES = ['closed', 'open', 'half-open'] as const satisfies readonly SubjectState[];

/** A transition of one of the breakers that a scenario made. */
export interface WatchedTransition {
  /** In the order in which they were made, from 1. */
  readonly breaker: number;
  /** Milliseconds since the watch began. */
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
}

/**
 * Sees the transitions of the first {@link BREAKERS_MAX} breakers of a subject, whatever the
 * scenario does with them. It takes its memory beforehand: what is kept of each is in no figure of a
 * scenario that counts bytes.
 */
export class TransitionWatch {
  /** The same subject, watched. */
  readonly subject: BreakerSubject;
  readonly #startMs = nowMs();
  readonly #atMs = new Float64Array(KEPT);
  /** For each transition: breaker, from, to. */
  readonly #edges = new Uint8Array(3 * KEPT);
  #breakers = 0;
  #seen = 0;

  constructor(subject: BreakerSubject) {
    const create: BreakerSubject['create'] = (options) => this.#watch(subject.create(options));
    this.subject = new Proxy(subject, {
      get: (target, key) => {
        if (key === 'create') return create;
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }

  /** All transitions seen, the first of which are kept. */
  get seen(): number {
    return this.#seen;
  }

  /** The first {@link KEPT}. */
  get records(): WatchedTransition[] {
    return Array.from({ length: Math.min(this.#seen, KEPT) }, (_, i) => {
      const [breaker = 0, from = 0, to = 0] = this.#edges.subarray(3 * i);
      return {
        breaker,
        atMs: this.#atMs[i] ?? NaN,
        from: STATES[from] ?? 'no state',
        to: STATES[to] ?? 'no state',
      };
    });
  }

  #watch(breaker: SubjectBreaker): SubjectBreaker {
    if (this.#breakers === BREAKERS_MAX) return breaker;
    const number = ++this.#breakers;
    breaker.onTransition?.(({ from, to }) => {
      const i = this.#seen++;
      if (i >= KEPT) return;
      this.#atMs[i] = nowMs() - this.#startMs;
      this.#edges.set([number, STATES.indexOf(from), STATES.indexOf(to)], 3 * i);
    });
    return breaker;
  }
}
