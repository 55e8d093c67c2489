import type { SeriesAttributes } from './series-attributes.js';

/** One value of one series. */
export interface Point {
  readonly attributes: SeriesAttributes;
  readonly value: number;
}

/** One metric of groups: how it is called, and what it reads. */
export interface Instrument<Group> {
  readonly name: string;
  /** In UCUM. */
  readonly unit: '{call}' | '{error}' | '{breaker}' | '{reservation}' | '{refund}' | '{micro_unit}';
  readonly description: string;
  /** A counter; otherwise an up-down counter. */
  readonly isMonotonic: boolean;
  readonly points: (group: Group) => Iterable<Point>;
}
