import type { Ticket } from './model-circuit.js';
import type { CallStep } from './paid-step.js';

/** A call of the model, from when it has its money. */
export interface ModelCall {
  /** Which call it is, for its answer. */
  readonly number: number;
  readonly step: CallStep;
  readonly ticket: Ticket;
  /** Of its reservation, in the reference. */
  readonly reservation: number;
  readonly dueAtMs: number;
  state: 'running' | 'abandoned';
  /** The highest total it has told; undefined: none. */
  usedMicros: number | undefined;
  /** Whether it has told what is no amount. */
  hasFault: boolean;
}

/** What the money of a call becomes. */
export type ModelEnd =
  | { readonly as: 'charged'; readonly micros: number }
  | { readonly as: 'unpriced' }
  | { readonly as: 'released' };

/** The work has come to its end. @param micros - what its result costs; null: no amount. */
export function resolvedEnd(call: ModelCall, micros: number | null, heldMicros: number): ModelEnd {
  if (call.step.isPriced) return micros === null ? UNPRICED : { as: 'charged', micros };
  if (call.hasFault) return UNPRICED;
  return { as: 'charged', micros: call.usedMicros ?? heldMicros };
}

/** The work has failed. */
export function rejectedEnd({ hasFault, usedMicros }: ModelCall): ModelEnd {
  if (hasFault) return UNPRICED;
  return usedMicros === undefined ? { as: 'released' } : { as: 'charged', micros: usedMicros };
}

const UNPRICED: ModelEnd = { as: 'unpriced' };
