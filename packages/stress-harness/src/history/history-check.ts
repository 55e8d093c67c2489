import { type BadPrefix, shortestBadPrefix } from './bad-prefix.js';
import { CheckBudget, type CheckLimits, type LimitMet } from './check-limits.js';
import { problem } from './history-memory.js';
import { LinearisationSearch } from './linearisation-search.js';
import type { Model } from './model.js';
import type { Operation } from './operation.js';

/** What a check looked at. */
export interface CheckFigures {
  readonly operations: number;
  /** Objects judged; fewer than there are when the check ended early. */
  readonly objects: number;
  /** Pairs of linearised set and state that were visited, over all objects. */
  readonly configurations: number;
  readonly elapsedMs: number;
}

/**
 * The judgement of a history. `ok`: every object has an order. `illegal`: this one has none.
 * `unknown`: some have an order, none is known to have none, and of these nothing could be said
 * within the limits; that is no pass.
 */
export type CheckResult = CheckFigures &
  (
    | { readonly kind: 'ok' }
    | { readonly kind: 'illegal'; readonly badPrefix: BadPrefix }
    | {
        readonly kind: 'unknown';
        /** The limit met first. */
        readonly limit: LimitMet;
        /** Objects of which nothing is known, ascending. */
        readonly undecided: readonly number[];
      }
  );

/**
 * Judges whether a history is linearizable: whether each operation can have taken effect at one
 * moment between its invocation and its response, as the model has it. Each object is judged by
 * itself, in ascending order, each beginning in the model's first state; the first that is illegal
 * ends the check.
 *
 * @remarks
 * It runs to its end or to its limits without giving the thread away: for long histories use a
 * worker. A model that throws ends it with that error.
 *
 * @throws `HarnessError` `ERR_HISTORY` when a limit is out of range, or an operation has a time that
 * is no number, or ends before it starts.
 */
export function checkHistory<S>(
  history: readonly Operation[],
  model: Model<S>,
  limits: CheckLimits = {},
): CheckResult {
  const budget = new CheckBudget(limits);
  const undecided: number[] = [];
  let firstLimit: LimitMet | undefined;
  let objects = 0;
  let configurations = 0;
  const figures = (): CheckFigures => ({
    operations: history.length,
    objects,
    configurations,
    elapsedMs: budget.elapsedMs,
  });
  for (const [object, operations] of byObject(history)) {
    if (budget.isOutOfTime) {
      undecided.push(object);
      firstLimit ??= 'time';
      continue;
    }
    const search = new LinearisationSearch(operations, { model, budget });
    const end = search.run();
    configurations += search.configurations;
    if (end.kind === 'stuck') {
      objects++;
      const badPrefix = shortestBadPrefix(operations, { stuck: end, model, budget });
      return { kind: 'illegal', badPrefix, ...figures() };
    }
    if (end.kind === 'linearizable') objects++;
    else {
      undecided.push(object);
      firstLimit ??= end.limit;
    }
  }
  if (firstLimit === undefined) return { kind: 'ok', ...figures() };
  return { kind: 'unknown', limit: firstLimit, undecided, ...figures() };
}

function byObject(history: readonly Operation[]): [number, Operation[]][] {
  const operations = new Map<number, Operation[]>();
  for (const operation of history) {
    checkTimes(operation);
    const same = operations.get(operation.object);
    if (same === undefined) operations.set(operation.object, [operation]);
    else same.push(operation);
  }
  return [...operations].sort(([a], [b]) => a - b);
}

function checkTimes(operation: Operation): void {
  const { startedAt } = operation;
  const endedAt = operation.kind === 'completed' ? operation.endedAt : startedAt;
  if (Number.isFinite(startedAt) && Number.isFinite(endedAt) && endedAt >= startedAt) return;
  throw problem(
    `an operation of thread ${operation.thread} on object ${operation.object} lasts from ` +
      `${startedAt} to ${endedAt}; it must end when it starts or later`,
  );
}
