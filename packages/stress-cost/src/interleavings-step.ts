import type { Answer, Bookkeeper } from './interleavings-bookkeeper.js';

/** Ways to ask for money. */
export const RESERVE_KINDS = [
  'reserve some',
  'reserve nothing',
  'reserve the rest',
  'reserve too much',
] as const;

/** Ways to end a reservation by its cost: below, at or above its estimate. */
export const COMMIT_KINDS = ['commit less', 'commit equal', 'commit more'] as const;

/** What is done to one reservation, however it stands. */
export const RESERVATION_KINDS = [
  ...COMMIT_KINDS,
  'release',
  'extend',
  'refund',
  'refund too much',
] as const;

/** What happens to all of them. */
export const WORLD_KINDS = ['tick', 'roll-over', 'raise cap', 'lower cap', 'pause'] as const;

/** Every kind of step. */
export const STEP_KINDS = [...RESERVE_KINDS, ...RESERVATION_KINDS, ...WORLD_KINDS] as const;

/** One of {@link STEP_KINDS}. */
export type StepKind = (typeof STEP_KINDS)[number];

/** One of {@link RESERVE_KINDS}. */
export type ReserveKind = (typeof RESERVE_KINDS)[number];

/** One of {@link RESERVATION_KINDS}. */
export type ReservationKind = (typeof RESERVATION_KINDS)[number];

type ChargeKind = (typeof COMMIT_KINDS)[number] | 'refund' | 'refund too much';

/** One step of a sequence: plain data, so that a sequence can be run again, whole or in part. */
export type Step =
  | { readonly kind: ReserveKind; readonly key: number; readonly micros: number }
  | { readonly kind: ChargeKind; readonly key: number; readonly micros: number }
  | { readonly kind: Exclude<ReservationKind, ChargeKind>; readonly key: number }
  | { readonly kind: 'raise cap' | 'lower cap'; readonly micros: number }
  /** The monotonic clock and the wall clock go on. */
  | { readonly kind: 'tick'; readonly ms: number }
  /** The wall clock reaches another day. */
  | { readonly kind: 'roll-over'; readonly epochMs: number }
  /** Promises run on: another tick of the event loop begins. */
  | { readonly kind: 'pause'; readonly microtasks: number };

/** Asks a bookkeeper; undefined for a step that only moves time. */
export function ask(keeper: Bookkeeper, step: Step): Answer | undefined {
  switch (step.kind) {
    case 'reserve some':
    case 'reserve nothing':
    case 'reserve the rest':
    case 'reserve too much':
      return keeper.reserve(step.key, step.micros);
    case 'commit less':
    case 'commit equal':
    case 'commit more':
      return keeper.commit(step.key, step.micros);
    case 'refund':
    case 'refund too much':
      return keeper.refund(step.key, step.micros);
    case 'release':
      return keeper.release(step.key);
    case 'extend':
      return keeper.extend(step.key);
    case 'raise cap':
    case 'lower cap':
      return keeper.setCap(step.micros);
    default:
      return undefined;
  }
}

/** `commit less #3 17`: the step, the reservation it is about, and its amount. */
export function stepText(step: Step): string {
  const { kind, ...rest } = step;
  const { key, ...amounts } = rest as { key?: number };
  const about = key === undefined ? [] : [`#${key}`];
  return [kind, ...about, ...Object.values(amounts)].join(' ');
}
