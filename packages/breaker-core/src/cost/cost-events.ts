import type { Refusal } from './refusal.js';
import type { RuleFired } from './rules/rule-fired.js';
import type { BudgetPeriod } from './period.js';

/** What every event about a reservation carries. */
export interface ReservationEvent {
  /** The reservation's `id`. */
  readonly reservationId: number;
  /** The caller's `id`, where there is one. */
  readonly id?: string;
  /** What was held, in micro-units. */
  readonly reservedMicros: number;
  /** The scope it was made in. */
  readonly scope: string;
  /** The periods it is charged to, of its own scope first: `2026-03-31`, `2026-03`. */
  readonly periods: readonly string[];
}

/** What every event about a budget carries. */
export interface BudgetEvent {
  /** The scope it belongs to. */
  readonly scope: string;
  /** Its period, as given. */
  readonly per: BudgetPeriod;
  /** Which period; see `BudgetUsage`. */
  readonly key: string;
  /** Its cap, in micro-units. */
  readonly capMicros: number;
  /** Its soft limit, in micro-units; null when there is none. */
  readonly softCapMicros: number | null;
  /** What was charged when it happened. */
  readonly committedMicros: number;
  /** What was held when it happened. */
  readonly reservedMicros: number;
}

/** The events of a cost breaker, each with what its listeners get. */
export interface CostEvents {
  /** An admission was refused. */
  readonly blocked: Refusal;
  /** A reservation ended with a cost. */
  readonly committed: ReservationEvent & {
    readonly actualMicros: number;
    /** It had expired before; what the expiry charged was replaced. */
    readonly late: boolean;
  };
  /** A reservation ended at no cost. */
  readonly released: ReservationEvent & {
    /** It had expired before; what the expiry charged was given back. */
    readonly late: boolean;
  };
  /** A reservation was not settled in time. */
  readonly expired: ReservationEvent & { readonly chargedMicros: number };
  /** Some of what was committed was given back. */
  readonly refunded: ReservationEvent & { readonly refundMicros: number };
  /** After `committed`: the actual cost was above what the reservation still held. */
  readonly exceeded: ReservationEvent & {
    readonly actualMicros: number;
    /** Actual less held; less what the expiry had charged, when late. */
    readonly overrunMicros: number;
    /** By how much the worst of its budgets is now above its cap; 0 while there is room. */
    readonly excessMicros: number;
  };
  /** After `committed`: `actual` threw or gave no amount, so the estimate is charged. */
  readonly unpriced: ReservationEvent & { readonly error: unknown };
  /**
   * Committed and reserved have reached the soft limit, which refuses nobody. Told again only
   * after they were below 90 % of it.
   */
  readonly 'soft-limit': BudgetEvent;
  /**
   * A rule was met. Told once per crossing: again only after what it measures was at or below
   * `rearmShare` of its limit.
   */
  readonly 'rule-met': RuleFired;
  /** A cap was set at run time. */
  readonly 'cap-changed': BudgetEvent & {
    /** The cap before, in micro-units. */
    readonly previousCapMicros: number;
  };
}

/** Name of an event of a cost breaker. */
export type CostEventName = keyof CostEvents;

/** A table and no list, so that an event that is left out does not compile. */
const EVENTS: Readonly<Record<CostEventName, true>> = {
  blocked: true,
  committed: true,
  released: true,
  expired: true,
  refunded: true,
  exceeded: true,
  unpriced: true,
  'soft-limit': true,
  'rule-met': true,
  'cap-changed': true,
};

/**
 * The names of all events of a cost breaker. Each is also a channel of `node:diagnostics_channel`
 * named `breaker-lab:cost:` and the event; its messages are the event with the breaker's name as
 * `breaker`.
 */
export const COST_EVENTS = Object.keys(EVENTS) as readonly CostEventName[];

/** Told of one event. What it returns or throws is ignored; a promise it returns may reject. */
export type CostListener<K extends CostEventName> = (event: CostEvents[K]) => unknown;
