import type { SubjectCostBreaker, SubjectUsage } from '@breaker-lab/stress-harness';
import type { Answer } from './interleavings-bookkeeper.js';
import { InterleavingsSubject } from './interleavings-subject.js';
import { ask, type Step } from './interleavings-step.js';
import type { InterleavingsTime } from './interleavings-time.js';
import type { ReferenceBudget } from './reference-budget.js';

/** The first thing that subject and reference do not agree on. */
export interface Mismatch {
  readonly about: 'answer' | 'books';
  readonly expected: string;
  readonly received: string;
}

/** The subject and its reference, taken through the same steps. */
export class InterleavingsTrial {
  readonly reference: ReferenceBudget;
  readonly #breaker: SubjectCostBreaker;
  readonly #subject: InterleavingsSubject;
  readonly #time: InterleavingsTime;

  constructor({
    reference,
    breaker,
    time,
  }: {
    reference: ReferenceBudget;
    breaker: SubjectCostBreaker;
    time: InterleavingsTime;
  }) {
    this.reference = reference;
    this.#breaker = breaker;
    this.#subject = new InterleavingsSubject(breaker);
    this.#time = time;
  }

  /**
   * Takes one step, on both sides.
   *
   * @returns what the reference answers, and the mismatch if there is one.
   */
  take(step: Step): { answer: Answer | undefined; mismatch: Mismatch | undefined } {
    if (step.kind === 'tick') this.#time.tick(step.ms);
    if (step.kind === 'roll-over') this.#time.moveTo(step.epochMs);
    const answer = ask(this.reference, step);
    const received = ask(this.#subject, step);
    if (answer === received) return { answer, mismatch: undefined };
    const mismatch: Mismatch = {
      about: 'answer',
      expected: String(answer),
      received: String(received),
    };
    return { answer, mismatch };
  }

  /** Holds the books against each other, to the micro-unit. */
  look(): Mismatch | undefined {
    const expected = this.reference.books();
    const received = this.#subject.books();
    const isEqual =
      expected.committedMicros === received.committedMicros &&
      expected.reservedMicros === received.reservedMicros &&
      expected.capMicros === received.capMicros;
    return isEqual
      ? undefined
      : { about: 'books', expected: text(expected), received: text(received) };
  }

  end(): void {
    this.#breaker.dispose?.();
  }
}

function text({ committedMicros, reservedMicros, capMicros }: SubjectUsage): string {
  return `committed ${committedMicros}, reserved ${reservedMicros}, cap ${capMicros}`;
}
