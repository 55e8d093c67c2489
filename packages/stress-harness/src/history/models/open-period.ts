import type { Operation } from '../operation.js';

/** How long a breaker stays open, in the unit of the history's times: nanoseconds. */
export interface OpenPeriod {
  readonly duration: number;
  /** How far the breaker's own clock and its rounding may be off, either way. Default 0. */
  readonly slack?: number;
}

interface Opened {
  /** The open period began between these two moments. */
  readonly openedFrom: number;
  readonly openedTo: number;
}

interface Asked {
  readonly operation: Operation;
  /** undefined: nothing is known of its length. */
  readonly period: OpenPeriod | undefined;
}

/** Open since some moment within the operation that opened it. */
export function periodFrom(operation: Operation): { readonly kind: 'open' } & Opened {
  return { kind: 'open', openedFrom: operation.startedAt, openedTo: endOf(operation) };
}

/** Whether the period may have been over at some moment within the operation. */
export function mayBeOver({ openedFrom }: Opened, { operation, period }: Asked): boolean {
  if (period === undefined) return true;
  return endOf(operation) >= openedFrom + period.duration - (period.slack ?? 0);
}

/** Whether the period may not have been over at some moment within the operation. */
export function mayBeOpen({ openedTo }: Opened, { operation, period }: Asked): boolean {
  if (period === undefined) return true;
  return operation.startedAt < openedTo + period.duration + (period.slack ?? 0);
}

function endOf(operation: Operation): number {
  return operation.kind === 'completed' ? operation.endedAt : Infinity;
}
