// Threads that play one script on one budget; for `exploreThreads`.
import type { SubjectSharedBudget } from '@breaker-lab/stress-harness';
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import { allowedOutcomes } from './allowed-outcomes.js';
import { BUDGET_TTL_MS, budgetOutcomes, budgetSteps } from './budget-outcomes.js';
import { type AttachedBudget, BudgetPlayer, MICROS_PER_UNIT } from './budget-player.js';
import { BUDGET_SCRIPTS } from './budget-script.js';
import { queryOf } from './program-query.js';
import { SharedMs } from './shared-ms.js';

/** What the threads share. */
interface Stage {
  readonly clock: SharedArrayBuffer;
  readonly handle: unknown;
}

const RESERVATIONS = 2;

const query = queryOf(import.meta.url);
const script = BUDGET_SCRIPTS.find(({ name }) => name === query.script);
if (script === undefined) throw new RangeError(`no script "${query.script}"`);
const { capMicros, mortal } = script;
const { sharedBudget, name: subjectName } = await loadSubject(query.source);
if (sharedBudget === undefined) throw new TypeError(`${subjectName} shares no budget`);
const sharing: NonNullable<typeof sharedBudget> = sharedBudget;
const allowed = allowedOutcomes(budgetSteps(script.threads), budgetOutcomes(script));

export const threads = Object.keys(script.threads);

export function setup(): Stage {
  const clock = new SharedMs();
  const budget = sharing.create(
    {
      cap: capMicros / MICROS_PER_UNIT,
      maxReservations: RESERVATIONS,
      reservationTtlMs: BUDGET_TTL_MS,
    },
    clock,
  );
  return { clock: clock.memory, handle: budget.handle };
}

export function prepare(name: string, stage: Stage): BudgetPlayer {
  const player = new BudgetPlayer(on(stage));
  player.play(script?.ready?.[name] ?? []);
  return player;
}

export function thread(name: string, _: Stage, player: BudgetPlayer): readonly boolean[] {
  player.play(script?.threads[name] ?? []);
  return player.heard;
}

export function atRest(
  stage: Stage,
  results: Readonly<Record<string, unknown>>,
): string | undefined {
  const { budget, clock } = on(stage);
  if (mortal !== undefined) {
    clock.pass(BUDGET_TTL_MS);
    return wrongAfterDeath(budget, results);
  }
  const { committedMicros, reservedMicros } = budget.usage();
  const heard = threads.map((thread) => results[thread]);
  const outcome = JSON.stringify({ heard, committedMicros, reservedMicros });
  return allowed.has(outcome) ? undefined : `no order of whole acts ends in ${outcome}`;
}

function on({ clock: memory, handle }: Stage): AttachedBudget {
  const clock = new SharedMs(memory);
  return { budget: sharing.attach(handle, clock), clock };
}

/** When every deadline is over: nothing is held, and just what is not spent can be had. */
function wrongAfterDeath(
  budget: SubjectSharedBudget,
  results: Readonly<Record<string, unknown>>,
): string | undefined {
  const { committedMicros, reservedMicros } = budget.usage();
  const possible = possibleMicros(results);
  if (!possible.includes(committedMicros)) {
    return `${committedMicros} micro-units are charged; possible: ${possible.join(', ')}`;
  }
  if (reservedMicros !== 0) return `${reservedMicros} micro-units are held for ever`;
  const leftMicros = capMicros - committedMicros;
  if (budget.reserve((leftMicros + 1) / MICROS_PER_UNIT))
    return 'more than what is left can be had';
  return budget.reserve(leftMicros / MICROS_PER_UNIT)
    ? undefined
    : `${leftMicros} micro-units are left, and cannot be had`;
}

/** What may be charged: of each thread nothing, its estimate or, where it commits, its cost. */
function possibleMicros(results: Readonly<Record<string, unknown>>): readonly number[] {
  return threads.reduce<readonly number[]>(
    (sums, name) => {
      const has = results[name] as readonly boolean[] | undefined;
      const costs = costsOf(name, { isAlive: has !== undefined });
      const charged = has?.[0] === false ? [0] : costs;
      return [...new Set(sums.flatMap((sum) => charged.map((micros) => sum + micros)))];
    },
    [0],
  );
}

/**
 * A thread that lives has spent what it committed, or its estimate. One that died has either, or
 * nothing, unless it had reserved before the race.
 */
function costsOf(name: string, { isAlive }: { isAlive: boolean }): readonly number[] {
  const before = script?.ready?.[name] ?? [];
  const acts = [...before, ...(script?.threads[name] ?? [])];
  const estimate = acts.flatMap((act) => (act.act === 'reserve' ? [act.micros] : []));
  const committed = acts.flatMap((act) => (act.act === 'commit' ? [act.micros] : []));
  if (isAlive) return committed.length > 0 ? committed : estimate;
  const hasReserved = before.some(({ act }) => act === 'reserve');
  return [...(hasReserved ? [] : [0]), ...estimate, ...committed];
}
