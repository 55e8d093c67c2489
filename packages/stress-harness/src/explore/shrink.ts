import { exhaustive } from './strategy/exhaustive.js';
import { replay } from './strategy/replay.js';
import type { Strategy } from './strategy.js';

/** A run that showed what is to be shown, and how. */
export interface Shown {
  readonly choices: readonly number[];
  readonly preemptions: number;
  readonly steps: number;
}

/** How {@link shrink} tries runs, and how many. */
export interface ShrinkPlan<T extends Shown> {
  /** Lets a strategy that has begun decide one run, and ends it; undefined unless it shows the same. */
  readonly attempt: (strategy: Strategy) => Promise<T | undefined>;
  /** Most runs to spend, 1 or more. */
  readonly attemptsMax: number;
}

/**
 * Makes a schedule small: the fewest preemptions, and of those the fewest steps, that can be found.
 *
 * @remarks
 * First every choice that is not needed is undone. Then the schedules with no preemption are walked
 * exhaustively, then those with one, and so on; the shortest run of the first number at which one
 * shows the same is the result. It is the smallest there is if `attemptsMax` was enough for that.
 */
export async function shrink<T extends Shown>(found: T, plan: ShrinkPlan<T>): Promise<T> {
  const budget = { left: plan.attemptsMax };
  const attempt = (strategy: Strategy): Promise<T | undefined> => {
    budget.left--;
    return plan.attempt(strategy);
  };
  let best = await undo(found, { attempt, budget });
  for (let preemptions = 0; preemptions <= best.preemptions; preemptions++) {
    // Of two runs that lead to one state the smaller one is wanted.
    const walk = exhaustive({ preemptionsMax: preemptions, matchesStates: false });
    const keep = budget.left - Math.ceil(budget.left / (best.preemptions - preemptions + 1));
    while (budget.left > keep && walk.begin()) {
      const shown = await attempt(walk);
      if (shown !== undefined && smaller(shown, best)) best = shown;
    }
  }
  return best;
}

interface Attempts<T> {
  readonly attempt: (strategy: Strategy) => Promise<T | undefined>;
  readonly budget: { left: number };
}

/** Takes back choices until each that is left is needed. */
async function undo<T extends Shown>(found: T, attempts: Attempts<T>): Promise<T> {
  let best = found;
  for (;;) {
    const less = await undoOnce(best, attempts);
    if (less === best) return best;
    best = less;
  }
}

/** Tries each choice once, the last first. */
async function undoOnce<T extends Shown>(found: T, { attempt, budget }: Attempts<T>): Promise<T> {
  let best = found;
  for (let at = best.choices.length - 1; at >= 0; at--) {
    if ((best.choices[at] ?? 0) === 0) continue;
    for (const choices of [without(best.choices, at), best.choices.with(at, 0)]) {
      if (budget.left === 0) return best;
      const strategy = replay(choices);
      strategy.begin();
      const shown = await attempt(strategy);
      if (shown === undefined || !smaller(shown, best)) continue;
      best = shown;
      at = Math.min(at, best.choices.length);
      break;
    }
  }
  return best;
}

function without(choices: readonly number[], at: number): number[] {
  return choices.toSpliced(at, 1);
}

function smaller(one: Shown, other: Shown): boolean {
  if (one.preemptions !== other.preemptions) return one.preemptions < other.preemptions;
  if (one.steps !== other.steps) return one.steps < other.steps;
  return effort(one) < effort(other);
}

/** How far a schedule is from letting everybody go on as long as they can. */
function effort({ choices }: Shown): number {
  return choices.reduce((sum, rank) => sum + rank, 0);
}
