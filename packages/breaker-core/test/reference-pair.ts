import fc from 'fast-check';
import { CircuitBreaker, type Permit } from '../src/index.js';
import { ManualClock } from '../src/testing/index.js';
import { codeOf, recordEdges } from './fixture.js';
import { ReferenceBreaker, type ReferenceCall, type ReferenceLimits } from './reference-breaker.js';

export const limits = fc.record({
  failures: fc.integer({ min: 1, max: 3 }),
  trials: fc.integer({ min: 1, max: 3 }),
  openMs: fc.integer({ min: 1, max: 20 }),
  deadlineMs: fc.integer({ min: 1, max: 20 }),
});

export const move = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('acquire' as const) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      pick: fc.nat(),
      way: fc.constantFrom('success', 'success', 'failure', 'failure', 'ignore', 'cancel'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 15 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('control' as const),
      to: fc.constantFrom('forced-open', 'disabled', 'closed', 'closed'),
    }),
  },
);

export type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** The moves that lead to an open breaker whose time is up. */
export function untilDue({ failures, openMs }: ReferenceLimits): Move[] {
  const failing: Move[] = [{ do: 'acquire' }, { do: 'settle', pick: 0, way: 'failure' }];
  return [...Array.from({ length: failures }, () => failing).flat(), { do: 'wait', ms: openMs }];
}

const NO_COUNTS = {
  admitted: 0,
  succeeded: 0,
  failed: 0,
  ignored: 0,
  cancelled: 0,
  late: 0,
  expired: 0,
  rejected: 0,
  observerErrors: 0,
};

const METHOD = { 'forced-open': 'forceOpen', disabled: 'disable', closed: 'reset' } as const;

/** The breaker and its reference, moved in step. */
export class ReferencePair {
  readonly #clock = new ManualClock();
  readonly #breaker: CircuitBreaker;
  readonly #reference: ReferenceBreaker;
  readonly #edges: string[];
  readonly #permits = new Map<ReferenceCall, Permit>();

  constructor(chosen: ReferenceLimits) {
    this.#reference = new ReferenceBreaker(chosen);
    this.#breaker = new CircuitBreaker({
      trip: { kind: 'consecutive-failures', failures: chosen.failures },
      halfOpenTrials: chosen.trials,
      openDurationMs: chosen.openMs,
      trialDeadlineMs: chosen.deadlineMs,
      clock: this.#clock,
    });
    this.#edges = recordEdges(this.#breaker);
  }

  apply(step: Move): void {
    if (step.do === 'wait') {
      this.#clock.advance(step.ms);
      this.#reference.nowMs += step.ms;
    } else if (step.do === 'control') {
      this.#breaker[METHOD[step.to]]();
      this.#reference.control(step.to);
    } else if (step.do === 'acquire') {
      const call = this.#reference.acquire();
      if (call === undefined) codeOf(() => this.#breaker.acquire());
      else this.#permits.set(call, this.#breaker.acquire());
    } else {
      const { inFlight } = this.#reference;
      const call = inFlight[step.pick % Math.max(1, inFlight.length)];
      if (call === undefined) return;
      this.#reference.settle(call, step.way);
      this.#permits.get(call)?.[step.way]();
    }
  }

  /** What both are seen to be; equal, if the breaker is right. */
  get views(): [actual: object, expected: object] {
    const { state, counts, edges, inFlight } = this.#reference;
    const expected = { ...NO_COUNTS, ...counts, inFlight: inFlight.length };
    const { state: actualState, counts: actual } = this.#breaker;
    return [
      { state: actualState, counts: actual, edges: this.#edges },
      { state, counts: expected, edges },
    ];
  }
}
