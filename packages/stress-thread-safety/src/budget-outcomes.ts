import type { BudgetAct, BudgetScript } from './budget-script.js';
import { type HeldMoney, ReferenceSharedBudget } from './reference-shared-budget.js';

/** The same for all scripts. */
export const BUDGET_TTL_MS = 1_000;

/** What a thread does, one thing at a time: whoever reserves has looked at the clock before. */
export type BudgetStep = BudgetAct | { readonly act: 'look at the clock' };

/** The acts of each thread, step by step. */
export function budgetSteps(
  acts: BudgetScript['threads'],
): Readonly<Record<string, readonly BudgetStep[]>> {
  return Object.fromEntries(Object.entries(acts).map(([name, own]) => [name, stepsOf(own)]));
}

function stepsOf(acts: readonly BudgetAct[]): readonly BudgetStep[] {
  const look: BudgetStep = { act: 'look at the clock' };
  return acts.flatMap((act): readonly BudgetStep[] =>
    act.act === 'reserve' ? [look, act] : [act],
  );
}

/** For a script: what an order of whole acts ends in, as a text to be compared. */
export function budgetOutcomes(script: BudgetScript): (order: readonly string[]) => string {
  const { capMicros, threads, ready = {} } = script;
  return (order) => {
    const budget = new ReferenceSharedBudget({ capMicros, ttlMs: BUDGET_TTL_MS });
    const names = Object.keys(threads);
    const actors = new Map(
      names.map((name) => [
        name,
        actor(stepsOf([...(ready[name] ?? []), ...(threads[name] ?? [])])),
      ]),
    );
    const readied = names.flatMap((name) => stepsOf(ready[name] ?? []).map(() => name));
    let nowMs = 0;
    for (const name of [...readied, ...order]) {
      nowMs = actors.get(name)?.next(budget, nowMs) ?? nowMs;
    }
    const heard = names.map((name) => actors.get(name)?.heard ?? []);
    return JSON.stringify({ heard, ...budget.usage(nowMs) });
  };
}

/** A thread that plays its acts one by one; each gives the time that is then. */
function actor(acts: readonly BudgetStep[]): {
  readonly heard: readonly boolean[];
  readonly next: (budget: ReferenceSharedBudget, nowMs: number) => number;
} {
  const heard: boolean[] = [];
  const left = [...acts];
  let held: HeldMoney | undefined;
  let seenMs = 0;
  return {
    heard,
    next: (budget, nowMs) => {
      const act = left.shift();
      if (act?.act === 'time to live passes') return nowMs + BUDGET_TTL_MS;
      if (act?.act === 'look at the clock') seenMs = nowMs;
      else if (act?.act === 'look at the books') budget.usage(nowMs);
      else if (act?.act === 'reserve') {
        held = budget.reserve(act.micros, seenMs);
        heard.push(held !== undefined);
      } else if (act !== undefined && held !== undefined) {
        budget.settle(held, act.act === 'commit' ? act.micros : 0, nowMs);
      }
      return nowMs;
    },
  };
}
