import type { CheckBudget } from './check-limits.js';
import { EventList } from './event-list.js';
import { LinearisationSearch, type SearchEnd } from './linearisation-search.js';
import type { Model } from './model.js';
import type { CompletedOperation, Operation, PendingOperation } from './operation.js';

/** An operation in an order, and what it led to. */
export interface OrderedOperation {
  readonly operation: Operation;
  /** The key of the state after it. */
  readonly stateAfter: string;
}

/**
 * The beginning of one object's history that no order explains. It ends with a response; operations
 * that had not answered by then are pending in it.
 */
export interface BadPrefix {
  readonly object: number;
  /** The operation whose response ends it: before that response, all could be explained. */
  readonly refuted: CompletedOperation;
  /** The longest order of its operations that was found. */
  readonly longestOrder: readonly OrderedOperation[];
  /** Its operations that are not in that order, by invocation. */
  readonly unordered: readonly Operation[];
  /** Whether it is known that no shorter one is bad; else the limits were met while looking. */
  readonly isShortest: boolean;
}

type Stuck = Extract<SearchEnd, { kind: 'stuck' }>;

/**
 * The shortest bad prefix of an object's operations that have no order.
 *
 * @remarks
 * A prefix of a history that has an order has one, too. So the search's own end is nearly always the
 * end of the prefix; it may lie later, for the search knew what pending operations would answer.
 */
export function shortestBadPrefix<S>(
  operations: readonly Operation[],
  { stuck, model, budget }: { stuck: Stuck; model: Model<S>; budget: CheckBudget },
): BadPrefix {
  const events = new EventList(operations);
  let low = stuck.responsesMet;
  let high = operations.filter(({ kind }) => kind === 'completed').length;
  let bad = { operations, stuck };
  let isBadKnown = false;
  for (let probe = low; low < high || !isBadKnown; probe = (low + high) >> 1) {
    const cut = prefixOf(operations, { events, responses: probe });
    const end = new LinearisationSearch(cut, { model, budget }).run();
    if (end.kind === 'gave-up') break;
    if (end.kind === 'linearizable') low = probe + 1;
    else {
      high = probe;
      bad = { operations: cut, stuck: end };
      isBadKnown = true;
    }
  }
  return described(bad, { model, responses: high, isShortest: isBadKnown && low === high });
}

/** The operations invoked before the response of this rank; those that answer later are pending. */
function prefixOf(
  operations: readonly Operation[],
  { events, responses }: { events: EventList; responses: number },
): Operation[] {
  const { endedAt } = answerOf(operations, { events, rank: responses });
  return operations.flatMap((operation, index) => {
    if (operation.startedAt > endedAt) return [];
    return [events.responseRank(index) <= responses ? operation : unanswered(operation)];
  });
}

/** The operation whose response has this rank. */
function answerOf(
  operations: readonly Operation[],
  { events, rank }: { events: EventList; rank: number },
): CompletedOperation {
  const found = operations.find((_, index) => events.responseRank(index) === rank);
  if (found?.kind !== 'completed') throw new RangeError(`badPrefix: no response ${rank}`);
  return found;
}

function unanswered(operation: Operation): PendingOperation {
  const { thread, object, code, argument, secondArgument, startedAt } = operation;
  return { kind: 'pending', thread, object, code, argument, secondArgument, startedAt };
}

interface Bad {
  readonly operations: readonly Operation[];
  readonly stuck: Stuck;
}

function described<S>(
  { operations, stuck }: Bad,
  { model, responses, isShortest }: { model: Model<S>; responses: number; isShortest: boolean },
): BadPrefix {
  const events = new EventList(operations);
  const refuted = answerOf(operations, { events, rank: responses });
  let state = model.init();
  const longestOrder = stuck.longest.map((operation) => {
    state = model.step(state, operation) ?? state;
    return { operation, stateAfter: String(model.key(state)) };
  });
  const ordered = new Set(stuck.longest);
  const unordered = operations
    .filter((operation) => !ordered.has(operation))
    .sort((a, b) => a.startedAt - b.startedAt);
  return { object: refuted.object, refuted, longestOrder, unordered, isShortest };
}
