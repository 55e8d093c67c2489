import type { Target } from '@breaker-lab/stress-harness';
import { CASES } from './interleavings-coverage.js';

/** Counted, and repeats to the last digit: no tolerance. */
const counted = { figure: 'exact', cause: 'cost' } as const;

/** Seeded interleavings of everything that can happen to reservations. */
export const interleavings: readonly Target[] = [
  {
    ...counted,
    metric: 'wrongAnswers',
    unit: 'sequences',
    bound: 'exactly',
    threshold: 0,
    promise:
      'money is held or refused, and a settlement done or an error, exactly as the reference says',
  },
  {
    ...counted,
    metric: 'wrongBooks',
    unit: 'sequences',
    bound: 'exactly',
    threshold: 0,
    promise:
      'after every step committed, reserved and cap are those of the reference, to the micro-unit',
  },
  {
    ...counted,
    metric: 'sequences',
    unit: 'sequences',
    bound: 'at least',
    threshold: { smoke: 2_000, standard: 20_000, soak: 1_000_000 },
    promise: 'enough orders are tried that a fault in one of a thousand is found',
  },
  {
    ...counted,
    metric: 'casesSeen',
    unit: 'cases',
    bound: 'exactly',
    threshold: CASES.size,
    promise:
      'each kind of step meets a reservation in each state, of today and of an earlier day; each answer is given',
  },
  {
    ...counted,
    metric: 'casesUnforeseen',
    unit: 'cases',
    bound: 'exactly',
    threshold: 0,
    promise: 'no other case comes up: one micro-unit above the room is never admitted',
  },
];
