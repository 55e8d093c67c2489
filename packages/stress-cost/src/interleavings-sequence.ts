import { type Lab, microtasks, SeededRandom, SeededScheduler } from '@breaker-lab/stress-harness';
import { createCostBreaker } from './cost-breaker-under-test.js';
import type { InterleavingsCoverage } from './interleavings-coverage.js';
import { InterleavingsDraw } from './interleavings-draw.js';
import { drawInterleavingsPlan, type InterleavingsPlan } from './interleavings-plan.js';
import { RESERVATION_KINDS, type Step, STEP_KINDS, type StepKind } from './interleavings-step.js';
import { InterleavingsTime } from './interleavings-time.js';
import { InterleavingsTrial, type Mismatch } from './interleavings-trial.js';
import { ReferenceBudget } from './reference-budget.js';

/** Steps of one sequence. */
export const SEQUENCE_STEPS = 40;
/** Not whole, while the clock is: no reservation is ever settled in the instant its time ends. */
const TTL_MS = 30.5;

/** One order of steps among many, decided by a seed and its own index alone. */
export class InterleavingsSequence {
  /** The steps taken, up to the mismatch if there was one. */
  readonly steps: Step[] = [];
  readonly plan: InterleavingsPlan;
  readonly #lab: Lab;
  readonly #random: SeededRandom;

  constructor(lab: Lab, index: number) {
    this.#lab = lab;
    this.#random = new SeededRandom(lab.seed, `sequence ${index}`);
    this.plan = drawInterleavingsPlan(this.#random);
  }

  /** Draws and takes steps, until subject and reference differ. */
  async run(coverage: InterleavingsCoverage): Promise<Mismatch | undefined> {
    const { trial, time } = this.#begin();
    const { plan, steps } = this;
    const { reference } = trial;
    const draw = new InterleavingsDraw(this.#random, { plan, reference, time });
    let mismatch: Mismatch | undefined;
    const next = (kind: StepKind): Promise<void> | undefined => {
      const step = draw.step(kind);
      coverage.meet(step, reference);
      steps.push(step);
      const taken = trial.take(step);
      coverage.answered(step, taken.answer);
      mismatch = taken.mismatch ?? (this.#looks(steps.length) ? trial.look() : undefined);
      return step.kind === 'pause' ? microtasks(step.microtasks) : undefined;
    };
    const goesOn = (): boolean => steps.length < SEQUENCE_STEPS && mismatch === undefined;
    const scheduler = new SeededScheduler(
      this.#random,
      STEP_KINDS.map((kind) => ({
        weight: () =>
          goesOn() && (!needsReservation(kind) || reference.reservations.length > 0)
            ? plan.weights[kind]
            : 0,
        run: () => next(kind),
      })),
    );
    await scheduler.run();
    trial.end();
    return mismatch;
  }

  /** Takes these steps, without those about a reservation there is not. */
  async replay(steps: readonly Step[]): Promise<Mismatch | undefined> {
    const { trial } = this.#begin();
    for (const [index, step] of steps.entries()) {
      if ('key' in step && needsReservation(step.kind) && !trial.reference.find(step.key)) continue;
      const { mismatch } = trial.take(step);
      const found =
        mismatch ??
        (this.#looks(index + 1) || index === steps.length - 1 ? trial.look() : undefined);
      if (found !== undefined) return found;
      if (step.kind === 'pause') await microtasks(step.microtasks);
    }
    return undefined;
  }

  #looks(taken: number): boolean {
    return this.plan.look === 'after every step' || taken === SEQUENCE_STEPS;
  }

  #begin(): { trial: InterleavingsTrial; time: InterleavingsTime } {
    const { capMicros, epochMs } = this.plan;
    const time = new InterleavingsTime(epochMs);
    const breaker = createCostBreaker(this.#lab, {
      capMicros,
      reservationTtlMs: TTL_MS,
      clock: time.nowMs,
      epochMs: time.epochMs,
    });
    const reference = new ReferenceBudget({
      capMicros,
      ttlMs: TTL_MS,
      nowMs: time.nowMs,
      epochMs: time.epochMs,
    });
    return { trial: new InterleavingsTrial({ reference, breaker, time }), time };
  }
}

const NEEDING: ReadonlySet<string> = new Set(RESERVATION_KINDS);

function needsReservation(kind: StepKind): boolean {
  return NEEDING.has(kind);
}
