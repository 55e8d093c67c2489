import type { Profile } from '@breaker-lab/stress-harness';
import type { KillMatrixFile } from './kill-matrix-file.js';

/** How trials are made, and where they go. */
export interface MatrixPlan {
  readonly root: string;
  readonly profile: Profile;
  readonly seed: number;
  /** Measure afresh what was measured before. */
  readonly fresh: boolean;
  readonly file: KillMatrixFile;
}

/** How it went, apart from the trials. */
export interface MatrixRun {
  readonly interrupted: boolean;
  /** What no trial tells of: output of tasks that failed in another way. */
  readonly unexplained: readonly string[];
}
