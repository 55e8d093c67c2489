import type { Trip } from './trip.js';

/** What a rate looks at. */
export type WindowOptions =
  | {
      readonly kind: 'count';
      /** How many of the last calls: an integer from 1 to 1,000,000. */
      readonly calls: number;
    }
  | {
      readonly kind: 'time';
      /**
       * How far back, in milliseconds: 1 to one year. A call is forgotten before it is this old,
       * up to 1/32 of the duration early.
       */
      readonly durationMs: number;
    };

/** When a closed breaker opens. */
export type TripRule =
  | {
      readonly kind: 'consecutive-failures';
      /** Opens at this many failures with no success between: an integer from 1 to 1,000,000. */
      readonly failures: number;
      /** Only failures that the classifier gives this class; default: all failures. */
      readonly errorClass?: string;
    }
  | {
      readonly kind: 'failure-rate';
      /** Opens when failures/completed reaches this share: above 0, up to 1. */
      readonly failureRateThreshold: number;
      /**
       * Completed calls the window must hold before its rate counts: an integer from 1 to
       * 1,000,000, and no more than a count window's `calls`.
       */
      readonly minimumCalls: number;
      readonly window: WindowOptions;
      /** Only failures that the classifier gives this class; default: all failures. */
      readonly errorClass?: string;
    }
  | {
      readonly kind: 'slow-call-rate';
      /**
       * Opens when slow/all reaches this share: above 0, up to 1. Slow is what takes
       * `slowCallDurationMs` or longer, also while it is still in flight; needs that option.
       */
      readonly slowCallRateThreshold: number;
      /** As for a failure rate. */
      readonly minimumCalls: number;
      readonly window: WindowOptions;
    }
  | {
      readonly kind: 'custom';
      /** Names the rule in events and in `explain()`: any string but the empty one. */
      readonly name: string;
      /** Makes the rule's memory, once for each breaker; must not throw. */
      readonly create: () => Trip;
    };
