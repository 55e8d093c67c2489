import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { BYTES_KEPT_MAX } from './find-leaks.js';
import { BREAKERS_MAX } from './registry-keys.scenario.js';
import { noObjectsKept, noRejections } from './recurring-targets.js';

/** A count that must be 0 to the last one. */
function none(
  metric: string,
  unit: string,
  { promise, cause }: Pick<Target, 'promise' | 'cause'>,
): Target {
  return { metric, unit, bound: 'exactly', threshold: 0, figure: 'exact', promise, cause };
}

/** Whatever kind the load is of. */
export const nothingKept: readonly Target[] = [
  noObjectsKept,
  {
    metric: 'bytesKept',
    unit: 'B',
    bound: 'at most',
    threshold: BYTES_KEPT_MAX,
    figure: 'exact',
    promise: 'no bytes are kept: the bound is what V8 adds by itself when it compiles',
    cause: 'memory',
  },
  none('externalBytesKept', 'B', {
    promise: 'nothing is kept outside of the heap either',
    cause: 'memory',
  }),
  none('handlesLeft', 'handles', {
    promise: 'nothing is left that keeps the process alive',
    cause: 'memory',
  }),
  none('listenersLeft', 'listeners', {
    promise: 'no listener is left on the process',
    cause: 'memory',
  }),
  none('descriptorsLeft', 'descriptors', {
    promise: 'no descriptor is left open',
    cause: 'memory',
  }),
];

/** Calls that reach a scripted upstream: succeeding-calls, failing-calls. */
export const conserved: readonly Target[] = [...conservationTargets, noRejections];

/** Calls whose end is known beforehand: the kinds that are left. */
export const endedAsMeant: readonly Target[] = [
  none('unsettledCalls', 'calls', { promise: 'every call settles', cause: 'breaker logic' }),
  none('endedOtherwise', 'calls', {
    promise:
      'every call ends as it is meant to: by its success, failure, rejection, time-out, abort',
    cause: 'breaker logic',
  }),
];

/** rejected-calls. */
export const noneAdmitted: readonly Target[] = [
  ...conservationTargets,
  none('admittedCalls', 'calls', {
    promise: 'an open breaker rejects every call',
    cause: 'breaker logic',
  }),
];

/** registry-keys. */
export const boundedRegistry: readonly Target[] = [
  {
    metric: 'breakersMax',
    unit: 'breakers',
    bound: 'exactly',
    threshold: BREAKERS_MAX,
    figure: 'exact',
    promise: 'a registry keeps as many breakers as it may, and never one more',
    cause: 'memory',
  },
];

/** disposed-breakers, timers. */
export const noTimersLeft: readonly Target[] = [
  none('timersLeft', 'timers', {
    promise: 'no timer is left behind, whether it keeps the process alive or not',
    cause: 'memory',
  }),
];

const noWarnings = none('maxListenersWarnings', 'warnings', {
  promise: 'Node warns of no leak of listeners',
  cause: 'memory',
});

/** listeners. */
export const removedListeners: readonly Target[] = [
  {
    metric: 'heard',
    unit: 'transitions',
    bound: 'exactly',
    threshold: 1,
    figure: 'exact',
    promise: 'a listener that is on hears an opening once',
    cause: 'breaker logic',
  },
  none('heardAfterRemoval', 'transitions', {
    promise: 'a listener that was removed hears nothing',
    cause: 'breaker logic',
  }),
  noWarnings,
];

/** abort-signals. */
export const noSignalListenersLeft: readonly Target[] = [
  none('signalListenersLeft', 'listeners', {
    promise: 'a signal that outlives its calls has no listener of theirs',
    cause: 'memory',
  }),
  noWarnings,
];

/** lost-reservations. */
export const nothingReserved: readonly Target[] = [
  none('reservedMicrosLeft', 'micro-units', {
    promise: 'a reservation that nobody settles is let go when its time is up',
    cause: 'cost',
  }),
];
