import type { PendingStep } from '../strategy.js';
import { independent } from './independence.js';

/** A step of the present run, and what came before it whatever the schedule. */
interface Event {
  readonly actor: string;
  /** Which step of its actor it is, from 1. */
  readonly ordinal: number;
  readonly step: PendingStep;
  /** For each actor, how many of its steps come before this one, or are this one. */
  readonly clock: ReadonlyMap<string, number>;
}

/** Two neighbouring steps that depend on each other: they could have come the other way round. */
export interface Race {
  /** Where in the run the earlier one is, from 0. */
  readonly at: number;
  /** Those who could begin there, to have the later one come first. */
  readonly initials: ReadonlySet<string>;
}

/**
 * The races of one run.
 *
 * @remarks
 * Happens-before by vector clocks; races and initials as of Abdulla, Aronis, Jonsson, Sagonas:
 * Optimal Dynamic Partial Order Reduction, 2014.
 */
export class Races {
  readonly #events: Event[] = [];

  /** Steps of the run so far. */
  get steps(): number {
    return this.#events.length;
  }

  /** Forgets what came after the first `steps` steps. */
  forgetAfter(steps: number): void {
    this.#events.length = Math.min(this.#events.length, steps);
  }

  /** Adds the next step. @returns its races with steps before. */
  add(actor: string, step: PendingStep): readonly Race[] {
    const own = this.#events.findLast((event) => event.actor === actor);
    const ordinal = (own?.ordinal ?? 0) + 1;
    const clock = new Map(own?.clock);
    const rivals: number[] = [];
    for (let at = this.#events.length - 1; at >= 0; at--) {
      const event = this.#events[at];
      if (event === undefined || isBefore(event, clock) || !dependent(event.step, step)) continue;
      // Nothing in between keeps the two in this order.
      rivals.push(at);
      join(clock, event.clock);
    }
    clock.set(actor, ordinal);
    this.#events.push({ actor, ordinal, step, clock });
    return rivals.map((at) => ({ at, initials: this.#initials(at) }));
  }

  /** Who can begin what does not need the step at `at`: all of that, up to the last step. */
  #initials(at: number): ReadonlySet<string> {
    const initials = new Set<string>();
    const skipped = this.#events[at];
    const taken: Event[] = [];
    const last = this.#events.length - 1;
    for (let next = at + 1; next <= last; next++) {
      const event = this.#events[next];
      if (event === undefined || skipped === undefined) break;
      if (next < last && isBefore(skipped, event.clock)) continue;
      if (!taken.some((earlier) => isBefore(earlier, event.clock))) initials.add(event.actor);
      taken.push(event);
    }
    return initials;
  }
}

function dependent(one: PendingStep, other: PendingStep): boolean {
  return !independent(one, other) || enables(one, other) || enables(other, one);
}

function enables({ location, kind }: PendingStep, { enabledAt }: PendingStep): boolean {
  return location === enabledAt && kind !== 'read';
}

function isBefore({ actor, ordinal }: Event, clock: ReadonlyMap<string, number>): boolean {
  return (clock.get(actor) ?? 0) >= ordinal;
}

function join(clock: Map<string, number>, other: ReadonlyMap<string, number>): void {
  for (const [actor, ordinal] of other) {
    if (ordinal > (clock.get(actor) ?? 0)) clock.set(actor, ordinal);
  }
}
