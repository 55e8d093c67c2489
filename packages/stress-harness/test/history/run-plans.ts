import {
  BREAKER,
  breakerModel,
  type BreakerModelState,
  BUDGET,
  budgetModel,
  checkHistory,
  type BudgetState,
  type CheckResult,
  COUNTER,
  counterModel,
  type Operation,
  REGISTER,
  registerModel,
} from '../../src/history/index.js';
import type { SeededRandom } from '../../src/seed.js';
import { overlappingRun, type Propose, type RunPlan } from './overlapping-run.js';

export interface RunSize {
  readonly objects: number;
  readonly perObject: number;
  readonly random: SeededRandom;
}

const VALUES = [0, 1, 2, 3, 4];

function registerRun(size: RunSize): RunPlan<number> {
  const { random } = size;
  const draw = (): number => random.index(VALUES.length);
  const propose = () =>
    [
      { call: { code: REGISTER.read }, results: VALUES },
      { call: { code: REGISTER.write, argument: draw() }, results: [NaN] },
      {
        call: { code: REGISTER.compareAndSet, argument: draw(), secondArgument: draw() },
        results: [0, 1],
      },
    ][random.index(3)] ?? { call: { code: REGISTER.read }, results: VALUES };
  return { model: registerModel(), ...size, propose };
}

function counterRun(size: RunSize): RunPlan<number> {
  // Results are numbers that nobody can guess: each thread proposes all that are possible.
  const results = Array.from({ length: size.perObject }, (_, index) => index);
  const propose = () => ({ call: { code: COUNTER.add, argument: 1 }, results });
  return { model: counterModel(), ...size, propose };
}

/** What a thread holds at each object, and the numbers of what it is given next. */
class Holdings {
  readonly #held = new Map<string, number>();
  #numbers = 0;

  next(): number {
    return ++this.#numbers;
  }

  give(thread: number, object: number, number: number): void {
    this.#held.set(`${thread} ${object}`, number);
  }

  take(thread: number, object: number): number | undefined {
    const held = this.#held.get(`${thread} ${object}`);
    this.#held.delete(`${thread} ${object}`);
    return held;
  }
}

const OPEN_DURATION = 60;

/** Admits, and settles what was admitted; `told`: settlements answer whether they were late. */
function breakerRun({ told, ...size }: RunSize & { told: boolean }): RunPlan<BreakerModelState> {
  const { random } = size;
  const holdings = new Holdings();
  const model = breakerModel({
    consecutiveFailures: 3,
    halfOpenTrials: 2,
    open: { duration: OPEN_DURATION },
  });
  const propose: Propose = (thread, object) => {
    const held = holdings.take(thread, object);
    const settle = [BREAKER.succeed, BREAKER.fail, BREAKER.fail, BREAKER.cancel][random.index(4)];
    if (held !== undefined) {
      return {
        call: { code: settle ?? BREAKER.fail, argument: held },
        results: told ? [1, 0] : [NaN],
      };
    }
    const permit = holdings.next();
    return {
      call: { code: BREAKER.admit, argument: permit },
      results: [1, 0],
      answered: (result) => {
        if (result === 1) holdings.give(thread, object, permit);
      },
    };
  };
  return { model, ...size, propose };
}

/** Reserves, and commits or releases what was granted. */
function budgetRun(size: RunSize): RunPlan<BudgetState> {
  const { random } = size;
  const holdings = new Holdings();
  const model = budgetModel({ cap: 300 });
  const propose: Propose = (thread, object) => {
    const held = holdings.take(thread, object);
    if (held !== undefined) {
      const cost = random.index(4) * 10;
      return random.index(2) === 0
        ? { call: { code: BUDGET.release, argument: held }, results: [NaN] }
        : { call: { code: BUDGET.commit, argument: held, secondArgument: cost }, results: [NaN] };
    }
    const reservation = holdings.next();
    return {
      call: { code: BUDGET.reserve, argument: reservation, secondArgument: 20 },
      results: [1, 0],
      answered: (result) => {
        if (result === 1) holdings.give(thread, object, reservation);
      },
    };
  };
  return { model, ...size, propose };
}

/** A history that is right, and how its model judges it or one like it. */
export interface JudgedRun {
  readonly history: readonly Operation[];
  readonly judge: (history: readonly Operation[]) => CheckResult;
}

function judged<S>(plan: RunPlan<S>): JudgedRun {
  return {
    history: overlappingRun(plan),
    judge: (history) => checkHistory(history, plan.model, { timeMs: 60_000 }),
  };
}

export const RUNS: Readonly<Record<string, (size: RunSize) => JudgedRun>> = {
  register: (size) => judged(registerRun(size)),
  counter: (size) => judged(counterRun(size)),
  budget: (size) => judged(budgetRun(size)),
  'breaker that tells who is late': (size) => judged(breakerRun({ ...size, told: true })),
  'breaker that does not': (size) => judged(breakerRun({ ...size, told: false })),
};
