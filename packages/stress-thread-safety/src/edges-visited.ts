import type { SubjectState, TransitionLog } from '@breaker-lab/stress-harness';

/** The automaton's edges. */
const EDGES: readonly (readonly [from: SubjectState, to: SubjectState])[] = [
  ['closed', 'open'],
  ['open', 'half-open'],
  ['half-open', 'open'],
  ['half-open', 'closed'],
];

/** Which edges of the automaton breakers went along: a race test that visits few proves little. */
export class EdgesVisited {
  readonly #visited = new Set<string>();

  add(log: TransitionLog): void {
    for (const [from, to] of EDGES) {
      if (log.count(from, to) > 0) this.#visited.add(`${from}→${to}`);
    }
  }

  /** 0 to 4. */
  get count(): number {
    return this.#visited.size;
  }
}
