import type { BreakerCounts } from '../counts.js';
import type { BreakerState } from '../machine.js';
import type { BreakerGroup } from './breaker-source.js';
import type { Instrument } from './instrument.js';

/** The attribute `breaker.outcome`: together, every call that was made and has ended. */
const OUTCOMES: Readonly<Record<string, keyof BreakerCounts>> = {
  success: 'succeeded',
  failure: 'failed',
  ignored: 'ignored',
  cancelled: 'cancelled',
  late: 'late',
  rejected: 'rejected',
};

const STATES = Object.keys({
  closed: 0,
  open: 0,
  'half-open': 0,
  recovering: 0,
  'forced-open': 0,
  'forced-closed': 0,
  disabled: 0,
  isolated: 0,
} satisfies Record<BreakerState, 0>) as BreakerState[];

type BreakerInstrument = Instrument<BreakerGroup>;
type Described = Pick<BreakerInstrument, 'name' | 'unit' | 'description'>;

function counter(count: keyof BreakerCounts, described: Described): BreakerInstrument {
  return { ...described, isMonotonic: true, points: pointOf(count) };
}

function upDownCounter(count: keyof BreakerCounts, described: Described): BreakerInstrument {
  return { ...described, isMonotonic: false, points: pointOf(count) };
}

function pointOf(count: keyof BreakerCounts): BreakerInstrument['points'] {
  return ({ attributes, counts }) => [{ attributes, value: counts[count] }];
}

/** All instruments; the table in `observeBreakers` tells what each is. */
export const INSTRUMENTS: readonly BreakerInstrument[] = [
  {
    name: 'breaker.calls',
    unit: '{call}',
    description: 'Calls that have ended, and calls that were turned away.',
    isMonotonic: true,
    points: ({ attributes, counts }) =>
      Object.entries(OUTCOMES).map(([outcome, count]) => ({
        attributes: { ...attributes, 'breaker.outcome': outcome },
        value: counts[count],
      })),
  },
  upDownCounter('inFlight', {
    name: 'breaker.call.active',
    unit: '{call}',
    description: 'Calls that are admitted and not settled.',
  }),
  upDownCounter('abandoned', {
    name: 'breaker.call.abandoned',
    unit: '{call}',
    description: 'Calls that were given up and whose work still runs.',
  }),
  counter('slow', {
    name: 'breaker.call.slow',
    unit: '{call}',
    description: 'Completed calls that were slow.',
  }),
  counter('timedOut', {
    name: 'breaker.call.timed_out',
    unit: '{call}',
    description: 'Calls that ran out of their time.',
  }),
  counter('expired', {
    name: 'breaker.trial.expired',
    unit: '{call}',
    description: 'Trials that lost their slot to the trial deadline.',
  }),
  counter('wouldHaveRejected', {
    name: 'breaker.shadow.rejections',
    unit: '{call}',
    description: 'Calls that shadow mode admitted and would have turned away.',
  }),
  counter('observerErrors', {
    name: 'breaker.observer.errors',
    unit: '{error}',
    description: 'Faults of listeners, classifiers, rules and durations of the user.',
  }),
  {
    name: 'breaker.state',
    unit: '{breaker}',
    description: 'Whether the breaker is in a state: 1 for its own, 0 for the others.',
    isMonotonic: false,
    points: ({ attributes, states }) =>
      STATES.map((state) => ({
        attributes: { ...attributes, 'breaker.state': state },
        value: states.get(state) ?? 0,
      })),
  },
];
