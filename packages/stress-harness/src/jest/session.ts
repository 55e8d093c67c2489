import type { Capability } from '../subject/subject.js';
import type { SubjectSource } from '../subject/load-subject.js';
import type { Settings } from '../settings.js';
import { HarnessError } from '../harness-error.js';

/** What Jest's global setup found out once, for every test file of a category. */
export interface Session {
  readonly category: string;
  readonly projectRoot: string;
  /** Where this run's reports go. */
  readonly reportsFolder: string;
  readonly settings: Settings;
  readonly source: SubjectSource;
  readonly subject: { readonly name: string; readonly capabilities: readonly Capability[] };
  /** Where tests ask for a place to measure at; see `openPlaces`. */
  readonly placesPort: number;
  /** Jest's `-t`; empty when all tests run. */
  readonly testNamePattern: string;
}

const VARIABLE = 'BREAKER_LAB_SESSION';

/** Jest hands nothing but the environment from global setup to tests. */
export function publishSession(session: Session): void {
  process.env[VARIABLE] = JSON.stringify(session);
}

/** @throws {@link HarnessError} `ERR_SESSION` outside a run prepared by the harness's global setup. */
export function currentSession(): Session {
  const text = process.env[VARIABLE];
  if (text === undefined) {
    throw new HarnessError(
      'ERR_SESSION',
      'stress tests need globalSetup: "@breaker-lab/stress-harness/jest-setup"; run them with `npx nx stress <category>`',
    );
  }
  return JSON.parse(text) as Session;
}
