import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seeded } from '../../seeded.js';
import { paidSteps } from './paid-step-arbitrary.js';
import { playTwins } from './paid-twins.js';
import type { PaidView } from './paid-view.js';

const RUNS = 75;
const LEAST_STEPS = 5_000;

/** What the steps must have led to, besides all answers: a model that never gets there proves nothing. */
const SITUATIONS: Record<string, (view: PaidView) => boolean> = {
  'the circuit is open': ({ circuit }) => circuit === 'open',
  'a trial is under way or awaited': ({ circuit }) => circuit === 'half-open',
  'closed again by a trial': ({ circuit, circuitCounts }) =>
    circuit === 'closed' && circuitCounts.rejected > 0,
  'a late outcome': ({ circuitCounts }) => circuitCounts.late > 0,
  'a step down that saved money': ({ counts }) => counts.savedMicros > 0,
  'a cost that nobody knows': ({ counts }) => counts.unpriced > 0,
  'a late commit': ({ counts }) => counts.lateCommits > 0,
  'a late release': ({ counts }) => counts.lateReleases > 0,
  'an excess': ({ budgets }) =>
    budgets.some((budget) => budget.committedMicros + budget.reservedMicros > budget.capMicros),
  'a refund': ({ budgets }) => budgets.some(({ refundedMicros }) => refundedMicros > 0),
  'another month': ({ budgets }) => budgets.some(({ key }) => key === '2026-04'),
};

const ANSWERS = [
  'ERR_BUDGET_EXCEEDED',
  'ERR_CALL_TIMEOUT',
  'ERR_CIRCUIT_OPEN',
  'ERR_COST_RULE block',
  'ERR_COST_RULE throttle',
  'commit ERR_RESERVATION_SETTLED',
  'commit done',
  'extend ERR_RESERVATION_EXPIRED',
  'extend ERR_RESERVATION_SETTLED',
  'extend done',
  'failed',
  'given up',
  'refund ERR_INVALID_AMOUNT',
  'refund ERR_INVALID_CALL',
  'refund done',
  'release ERR_RESERVATION_SETTLED',
  'release done',
  'reserve ERR_BUDGET_EXCEEDED',
  'reserve ERR_COST_RULE block',
  'reserve ERR_COST_RULE throttle',
  'reserve done',
  'succeeded',
];

describe('a cost breaker does what a model written from its documentation does', () => {
  test.each(['estimate', 'nothing'] as const)(
    `in each of ${LEAST_STEPS} steps: answers, circuit, counts and books (expired: %s)`,
    async (expiredCharge) => {
      const reached = new Set<string>();
      const answered = new Set<string>();
      let steps = 0;
      const onView = (view: PaidView): void => {
        steps += 1;
        for (const answer of view.answers) answered.add(answer.replace(/^\d+ /, ''));
        for (const [name, holds] of Object.entries(SITUATIONS)) if (holds(view)) reached.add(name);
      };
      await fc.assert(
        fc.asyncProperty(paidSteps, async (sequence) => {
          const { step, actual, expected } = await playTwins(sequence, { expiredCharge, onView });
          expect({ step, ...actual }).toEqual({ step, ...expected });
        }),
        { ...seeded, numRuns: RUNS },
      );
      expect(steps).toBeGreaterThanOrEqual(LEAST_STEPS);
      expect([...answered].sort()).toEqual(ANSWERS);
      expect([...reached].sort()).toEqual(Object.keys(SITUATIONS).sort());
    },
  );
});
