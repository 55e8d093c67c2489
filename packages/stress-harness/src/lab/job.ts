import type { Profile } from '../profile.js';
import type { LabLimits } from '../scenario/scenario.js';
import type { SubjectSource } from '../subject/load-subject.js';
import type { LightragAddress } from '../upstream/lightrag/lightrag-address.js';

/** What a lab process is asked to do; plain data. */
export interface Job {
  /** The scenario file to run; absent: only load, check and describe the subject. */
  readonly scenarioFile?: string;
  readonly source: SubjectSource;
  readonly profile: Profile;
  readonly seed: number;
  readonly maxWorkers: number;
  readonly processIndex: number;
  readonly debug: boolean;
  /** A real LightRAG that the lab process may ask, gently. */
  readonly lightragServer?: LightragAddress;
  readonly limits: LabLimits;
  /** The keeper ends the lab's whole process group after this many milliseconds. */
  readonly timeoutMs: number;
}
