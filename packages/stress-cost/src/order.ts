/** Micro-units in one currency unit: a million to the dollar. */
const MICROS_PER_UNIT = 1_000_000;

/** A paid call as its caller plans it; all money in integer micro-units. */
export interface Order {
  /** What the breaker is told beforehand. */
  readonly estimateMicros: number;
  /** What the call costs when it succeeds. */
  readonly actualMicros: number;
  /** How the call is going to end; a hanging one never does. */
  readonly fate: 'succeeds' | 'fails' | 'hangs';
}

/** A call whose estimate is right. */
export function exactOrder(micros: number): Order {
  return { estimateMicros: micros, actualMicros: micros, fate: 'succeeds' };
}

/** Micro-units as the number of currency units that stands for them: the double next to it. */
export function unitsOf(micros: number): number {
  return micros / MICROS_PER_UNIT;
}
