import { nowMs } from '../clock.js';
import type { TransitionRecord } from '../scenario/measurement.js';
import type { SubjectBreaker, SubjectState } from '../subject/subject.js';

const KEPT = 1_000;

/** The edges of the circuit-breaker automaton; anything else is illegal. */
const LEGAL: Readonly<Record<SubjectState, readonly SubjectState[]>> = {
  closed: ['open'],
  open: ['half-open'],
  'half-open': ['closed', 'open'],
};

/** Every transition of one breaker, in the order it reported them, checked against the legal edges. */
export class TransitionLog {
  readonly #startMs = nowMs();
  readonly #records: TransitionRecord[] = [];
  readonly #counts = new Map<string, number>();
  #state: SubjectState;
  #seq = 0;
  #illegal = 0;

  /** Starts listening; a breaker that does not report transitions has an empty log. */
  constructor(breaker: SubjectBreaker, onEach?: (record: TransitionRecord) => void) {
    this.#state = breaker.state();
    breaker.onTransition?.(({ from, to }) => {
      const record = { seq: ++this.#seq, atMs: nowMs() - this.#startMs, from, to };
      if (from !== this.#state || !LEGAL[from].includes(to)) this.#illegal++;
      this.#state = to;
      const edge = `${from}→${to}`;
      this.#counts.set(edge, (this.#counts.get(edge) ?? 0) + 1);
      if (this.#records.length < KEPT) this.#records.push(record);
      onEach?.(record);
    });
  }

  /** Transitions along no edge of the automaton, or not beginning where the one before ended. */
  get illegal(): number {
    return this.#illegal;
  }

  get total(): number {
    return this.#seq;
  }

  /** How often the breaker went along one edge. */
  count(from: SubjectState, to: SubjectState): number {
    return this.#counts.get(`${from}→${to}`) ?? 0;
  }

  /** The first {@link KEPT} transitions. */
  get records(): readonly TransitionRecord[] {
    return this.#records;
  }
}
