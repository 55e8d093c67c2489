import { type SubjectBreaker, type SubjectState, TransitionLog } from '@breaker-lab/stress-harness';
import { EdgesVisited } from './edges-visited.js';

/** Holds what a breaker says of its state against what it told in its transitions. */
export class StateWatch {
  readonly log: TransitionLog;
  readonly #breaker: SubjectBreaker;
  readonly #visited = new Set<SubjectState>();
  #told: SubjectState;
  #contradictions = 0;

  constructor(breaker: SubjectBreaker) {
    this.#breaker = breaker;
    this.#told = breaker.state();
    this.#visited.add(this.#told);
    this.log = new TransitionLog(breaker, ({ to }) => {
      this.#told = to as SubjectState;
      this.#visited.add(this.#told);
      this.look();
    });
  }

  /** Looks at the state: it must be the one of the last transition, at every moment. */
  look(): void {
    const state = this.#breaker.state();
    this.#visited.add(state);
    if (state !== this.#told || state !== this.#breaker.state()) this.#contradictions++;
  }

  /** Times the state was another than the last transition's, or two at once. */
  get contradictions(): number {
    return this.#contradictions;
  }

  /** How many of the three states it was seen in. */
  get statesVisited(): number {
    return this.#visited.size;
  }

  /** How many of the four edges of the automaton it went along. */
  get edgesVisited(): number {
    const edges = new EdgesVisited();
    edges.add(this.log);
    return edges.count;
  }
}
