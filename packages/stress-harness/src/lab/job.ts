import type { Profile } from '../profile.js';
import type { LabLimits } from '../scenario/scenario.js';
import type { SubjectSource } from '../subject/load-subject.js';
import type { LightragAddress } from '../upstream/lightrag/lightrag-address.js';

/** What a lab process is asked to do; plain data. */
export interface Job {
  /** The scenario file to run; absent: only load, check and describe the subject. */
  readonly scenarioFile?: string;
  readonly source: SubjectSource;
  /** The subject that this one is compared with; absent: the default subject. */
  readonly baseline?: string | undefined;
  readonly profile: Profile;
  readonly seed: number;
  readonly maxWorkers: number;
  readonly processIndex: number;
  /** It says what it sees, and lets an inspector in. */
  readonly debug: boolean;
  /** Besides, it waits for the inspector: before the scenario, and after it. */
  readonly inspect: boolean;
  /** A real LightRAG that the lab process may ask, gently. */
  readonly lightragServer?: LightragAddress;
  readonly limits: LabLimits;
  /** The keeper ends the lab and all it started after this many milliseconds, not counting those it stood still. */
  readonly timeoutMs: number;
}
