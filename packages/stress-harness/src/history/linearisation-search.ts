import type { CheckBudget, LimitMet } from './check-limits.js';
import { ConfigurationCache } from './configuration-cache.js';
import { EventList } from './event-list.js';
import { LinearisedSet } from './linearised-set.js';
import type { Model } from './model.js';
import type { Operation } from './operation.js';
import { StateTable } from './state-table.js';

/** What a search for an order of one object's operations has come to. */
export type SearchEnd =
  | { readonly kind: 'linearizable'; readonly order: readonly Operation[] }
  | {
      readonly kind: 'stuck';
      /** The longest order found. */
      readonly longest: readonly Operation[];
      /** The furthest response that was met: no order has all responses up to it. From 1. */
      readonly responsesMet: number;
    }
  | { readonly kind: 'gave-up'; readonly limit: LimitMet };

/** The limits are looked at each time so many events have been. */
const EVENTS_PER_LOOK = 1_024;

/**
 * Looks for an order of the operations of one object in which each takes effect at one moment
 * between its invocation and its response, and the model gives every result.
 *
 * @remarks
 * The algorithm of Wing and Gong (1993) with Lowe's cache (2017): depth first, an operation may come
 * next if no response of another, not yet in the order, lies before its invocation; a pair of
 * linearised set and state is entered once.
 */
export class LinearisationSearch<S> {
  readonly #operations: readonly Operation[];
  readonly #model: Model<S>;
  readonly #budget: CheckBudget;
  readonly #events: EventList;
  readonly #linearised: LinearisedSet;
  readonly #states: StateTable<S>;
  readonly #visited = new ConfigurationCache();
  readonly #order: number[] = [];
  readonly #statesBefore: number[] = [];
  #state: number;
  #unanswered: number;
  #longest: readonly number[] = [];

  constructor(
    operations: readonly Operation[],
    { model, budget }: { model: Model<S>; budget: CheckBudget },
  ) {
    this.#operations = operations;
    this.#model = model;
    this.#budget = budget;
    this.#events = new EventList(operations);
    this.#linearised = new LinearisedSet(operations);
    this.#states = new StateTable(model);
    this.#state = this.#states.numberOf(model.init());
    this.#unanswered = operations.filter(({ kind }) => kind === 'completed').length;
  }

  /** Configurations visited so far. */
  get configurations(): number {
    return this.#visited.count;
  }

  run(): SearchEnd {
    const events = this.#events;
    let responsesMet = 0;
    let looks = 0;
    let event = events.first;
    while (this.#unanswered > 0) {
      if (looks++ % EVENTS_PER_LOOK === 0) {
        const limit = this.#budget.metBy(this.#visited);
        if (limit !== undefined) return { kind: 'gave-up', limit };
      }
      if (events.isInvocation(event)) {
        event = this.#enter(event) ? events.first : events.after(event);
        continue;
      }
      // A response of an operation that is not in the order: nothing behind it may come before it.
      responsesMet = Math.max(responsesMet, events.responseRank(events.operationOf(event)));
      const left = this.#leave();
      if (left === undefined) {
        return { kind: 'stuck', longest: this.#inOrder(this.#longest), responsesMet };
      }
      event = events.after(left);
    }
    return { kind: 'linearizable', order: this.#inOrder(this.#order) };
  }

  /** Takes an operation next, unless the model forbids it or all that follows has been tried. */
  #enter(operation: number): boolean {
    const next = this.#model.step(this.#states.at(this.#state), this.#operation(operation));
    if (next === undefined) return false;
    const state = this.#states.numberOf(next);
    const isPending = this.#operation(operation).kind === 'pending';
    // Without effect it may as well be left out; it can still come where it has one.
    if (isPending && state === this.#state) return false;
    this.#linearised.add(operation);
    if (!this.#visited.add(this.#linearised, state)) {
      this.#linearised.remove(operation);
      return false;
    }
    this.#events.lift(operation);
    this.#order.push(operation);
    this.#statesBefore.push(this.#state);
    this.#state = state;
    if (!isPending) this.#unanswered--;
    return true;
  }

  /** Takes back the last operation of the order. */
  #leave(): number | undefined {
    if (this.#order.length > this.#longest.length) this.#longest = [...this.#order];
    const operation = this.#order.pop();
    if (operation === undefined) return undefined;
    this.#state = this.#statesBefore.pop() ?? 0;
    this.#linearised.remove(operation);
    this.#events.unlift(operation);
    if (this.#operation(operation).kind === 'completed') this.#unanswered++;
    return operation;
  }

  #inOrder(order: readonly number[]): Operation[] {
    return order.map((index) => this.#operation(index));
  }

  #operation(index: number): Operation {
    const operation = this.#operations[index];
    if (operation === undefined) throw new RangeError(`LinearisationSearch: no operation ${index}`);
    return operation;
  }
}
