import { DEFAULT_SEED, type Outcome, type Settings } from '@breaker-lab/stress-harness';
import { type TestReport } from '@breaker-lab/stress-harness/report';

/** The settings of an ordinary run. */
export const settings: Settings = {
  profile: 'smoke',
  seed: DEFAULT_SEED,
  subject: 'breaker-core',
  baseline: undefined,
  maxWorkers: 256,
  debug: false,
  inspect: false,
  lightrag: false,
};

/** A machine to measure on. */
export const machine = {
  node: 'v20.20.0',
  platform: 'linux-x64',
  cpu: 'any',
  cores: 2,
  memoryGib: 24,
};

/** A report of one test that ended with a verdict. */
export function reportOf(outcome: Outcome, changes: Partial<TestReport> = {}): TestReport {
  return {
    schemaVersion: 1,
    category: 'stress-cost',
    test: 'a promise',
    scenario: 'any',
    subject: 'breaker-core',
    seed: settings.seed,
    profile: settings.profile,
    machine,
    measuredAt: '2026-01-01T12:00:00.000Z',
    elapsedMs: 1_000,
    verdict: { outcome, reason: outcome === 'pass' ? '' : 'because', cause: null, evidence: [] },
    replay: 'npx nx stress stress-cost',
    observations: [],
    ...changes,
  };
}
