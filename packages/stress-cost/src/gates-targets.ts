import { conservationTargets, type Target } from '@breaker-lab/stress-harness';
import { LINES, USED_PERCENTS } from './gates-cell.js';
import { seen } from './money-laws.js';

/** Counted, and repeats to the last digit: no tolerance. */
const never = { bound: 'exactly', threshold: 0, figure: 'exact', cause: 'cost' } as const;

/** Nobody waits at a gate. */
export const atOnce: Target = {
  ...never,
  metric: 'delayedCalls',
  unit: 'calls',
  promise: 'a call is let in or turned away in the instant in which it comes',
};

/** Used money × rules × circuit. */
export const gates: readonly Target[] = [
  {
    ...never,
    metric: 'admittedThroughOpenCircuit',
    unit: 'calls',
    promise: 'an open circuit lets nothing through, and a half-open one a trial, whatever is spent',
  },
  {
    ...never,
    metric: 'admittedAgainstRule',
    unit: 'calls',
    promise: 'of several rules none switches off a stricter one, in whichever order they are given',
  },
  {
    ...never,
    metric: 'admittedBeyondCap',
    unit: 'calls',
    promise: 'no call is admitted that the cap cannot pay for, whatever rules and circuit say',
  },
  {
    ...never,
    metric: 'rejectedWithAllOpen',
    unit: 'calls',
    promise: 'a call that circuit, rules and cap let in is admitted',
  },
  {
    ...never,
    metric: 'weakerNearerTheCap',
    unit: 'cells',
    promise:
      'the closer to the cap, never the weaker the gate: with more used, never more is let in',
  },
  {
    ...never,
    metric: 'bookErrorMicrosMax',
    unit: 'micro-units',
    promise: 'money is conserved: a call that any gate turned away holds and costs nothing',
  },
  atOnce,
  ...conservationTargets,
  {
    metric: 'cellsSeen',
    unit: 'cells',
    bound: 'exactly',
    threshold: LINES.length * USED_PERCENTS.length,
    figure: 'exact',
    promise: 'calls met every combination of share used, rules and state of the circuit',
    cause: 'cost',
  },
  seen('rejectedByCircuitAlone', {
    unit: 'calls',
    threshold: { smoke: 1_800, standard: 10_800, soak: 540_000 },
    promise: 'the circuit is seen to act where neither rules nor cap would have',
  }),
  seen('rejectedByRulesAlone', {
    unit: 'calls',
    threshold: { smoke: 2_400, standard: 14_400, soak: 720_000 },
    promise: 'rules are seen to act where neither circuit nor cap would have',
  }),
  seen('rejectedByCapAlone', {
    unit: 'calls',
    threshold: { smoke: 700, standard: 4_200, soak: 210_000 },
    promise: 'the cap is seen to act where neither circuit nor rules would have',
  }),
];
