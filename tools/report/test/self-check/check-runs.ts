import type { CheckRun, ClockFigure } from '../../src/self-check/check-run.js';

/** A figure that seven processes measured alike. */
export const figure: ClockFigure = {
  scenario: 'sync-closed',
  metric: 'nsOverBare',
  unit: 'ns',
  expected: 'at most 150',
  values: [100, 100, 100, 100, 100, 100, 100],
  byAgreement: true,
};

/** A run that found nothing wrong. */
export function runOf(changes: Partial<CheckRun> = {}): CheckRun {
  return {
    condition: 'quiet',
    seed: 1,
    category: 'stress-overhead',
    verdict: 'pass',
    findings: [],
    clockFigures: [figure],
    ...changes,
  };
}
