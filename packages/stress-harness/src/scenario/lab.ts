import type { ByProfile, Profile } from '../profile.js';
import type { SeededRandom } from '../seed.js';
import type { SubjectSource } from '../subject/load-subject.js';
import type { BreakerSubject } from '../subject/subject.js';
import type { LightragAddress } from '../upstream/lightrag/lightrag-address.js';

/** What a scenario finds in the lab process it runs in. */
export interface Lab {
  readonly subject: BreakerSubject;
  /** Lets a worker thread load the same subject. */
  readonly source: SubjectSource;
  /** What scenarios that compare compare the subject with. */
  readonly baseline: SubjectSource;
  readonly profile: Profile;
  readonly seed: number;
  /** Most worker threads alive at once. */
  readonly maxWorkers: number;
  /** Which of several lab processes of one verdict this is, from 0. */
  readonly processIndex: number;
  /** A real LightRAG, to be asked gently; absent where none is given. */
  readonly lightragServer?: LightragAddress;
  /** The value for the running profile. */
  pick<T>(values: ByProfile<T>): T;
  /** An independent seeded stream. */
  random(label: string): SeededRandom;
  /** Announces the next phase to whoever follows the run. */
  phase(name: string): void;
  /** Printed in debug mode only; costs a comparison otherwise. */
  debug(event: string, detail: unknown): void;
  /** Declares the run's clock-based figures unusable, and why. */
  void(reason: string): void;
}
