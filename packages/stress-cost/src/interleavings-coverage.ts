import type { Answer } from './interleavings-bookkeeper.js';
import { RESERVATION_KINDS, RESERVE_KINDS, type Step, STEP_KINDS } from './interleavings-step.js';
import type { ReferenceBudget, Standing } from './reference-budget.js';

const STANDINGS: readonly Standing[] = ['live', 'expired', 'committed', 'released'];
const DAYS = ['of today', 'of an earlier day'] as const;

/**
 * Every case that a sequence can come by: each kind of step beside a reservation that stands so or
 * so (for a step about one reservation: that one), and each answer to a request for money.
 */
export const CASES: ReadonlySet<string> = new Set([
  ...STEP_KINDS.flatMap((kind) =>
    STANDINGS.flatMap((standing) => DAYS.map((day) => `${kind}, ${standing} ${day}`)),
  ),
  ...RESERVE_KINDS.map((kind) => `${kind}, refused`),
  ...RESERVE_KINDS.filter((kind) => kind !== 'reserve too much').map((kind) => `${kind}, admitted`),
]);

/** Which cases were seen, over all sequences. */
export class InterleavingsCoverage {
  readonly #seen = new Set<string>();

  /** Notes what a step is about to meet. Before it is taken. */
  meet(step: Step, reference: ReferenceBudget): void {
    const target = isAboutOne(step) ? reference.find(step.key) : undefined;
    const met = target === undefined ? reference.reservations : [target];
    const { today } = reference;
    for (const reservation of met) {
      const day = DAYS[reservation.day === today ? 0 : 1];
      this.#seen.add(`${step.kind}, ${reference.standing(reservation)} ${day}`);
    }
  }

  /** Notes what came of it. */
  answered({ kind }: Step, answer: Answer | undefined): void {
    if (answer === 'admitted' || answer === 'refused') this.#seen.add(`${kind}, ${answer}`);
  }

  get seen(): number {
    return [...CASES].filter((each) => this.#seen.has(each)).length;
  }

  /** Cases that must not come up, by the rules of the reference itself. */
  get unforeseen(): readonly string[] {
    return [...this.#seen].filter((each) => !CASES.has(each));
  }

  get missing(): readonly string[] {
    return [...CASES].filter((each) => !this.#seen.has(each));
  }
}

const ABOUT_ONE: ReadonlySet<string> = new Set(RESERVATION_KINDS);

function isAboutOne(step: Step): step is Extract<Step, { key: number }> {
  return ABOUT_ONE.has(step.kind);
}
