import type { Refusal } from './cost-errors.js';

/** What every event about a reservation carries. */
export interface ReservationEvent {
  /** The reservation's `id`. */
  readonly reservationId: number;
  /** What was held, in micro-units. */
  readonly reservedMicros: number;
  /** The periods it is charged to, those in which it was reserved: `2026-03-31`, `2026-03`. */
  readonly periods: readonly string[];
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
  /** After `committed`: the actual cost was above what the reservation still held. */
  readonly exceeded: ReservationEvent & {
    readonly actualMicros: number;
    /** Actual less held; less what the expiry had charged, when late. */
    readonly overrunMicros: number;
    /** By how much the worse of its periods is now above its cap; 0 while there is room. */
    readonly excessMicros: number;
  };
  /** After `committed`: `actual` threw or gave no amount, so the estimate is charged. */
  readonly unpriced: ReservationEvent & { readonly error: unknown };
}

/** Name of an event of a cost breaker. */
export type CostEventName = keyof CostEvents;

/** Told of one event. What it returns or throws is ignored; a promise it returns may reject. */
export type CostListener<K extends CostEventName> = (event: CostEvents[K]) => unknown;
