import type { ByProfile } from '../profile.js';
import type { Capability } from '../subject/subject.js';
import type { Lab } from './lab.js';
import type { Measurement } from './measurement.js';

/** Limits a scenario's lab process runs under, beside time. */
export interface LabLimits {
  /** Most old-space heap in MiB (`--max-old-space-size`). */
  readonly heapMib?: number;
  /** Semi-space in MiB, so large that no GC runs while bytes are counted. */
  readonly semiSpaceMib?: number;
  /** Most open descriptors (`ulimit -n`). */
  readonly descriptors?: number;
}

/** Subject, workload and upstream put together, and what is observed. */
export interface Scenario {
  /** The file's name without `.scenario.ts`. */
  readonly name: string;
  /** A subject without these is skipped. */
  readonly needs: readonly Capability[];
  /** How long it should take: shown as progress, and five times of it (plus 20 s) is its time-out. */
  readonly expectedSeconds: ByProfile<number>;
  /** `once`: one lab process. `agreement`: 7, 15 or 31 of them, until they agree. */
  readonly sampling: 'once' | 'agreement';
  readonly limits?: LabLimits;
  /**
   * What must be switched on, lest it is skipped: `lightrag`, that calls go over real HTTP to a server
   * of the lab's own; `lightrag-server`, that they go to a real LightRAG, which must be given too.
   */
  readonly integration?: 'lightrag' | 'lightrag-server';
  run(lab: Lab): Promise<Measurement>;
}

/** Names the type of a scenario file's default export. */
export function defineScenario(scenario: Scenario): Scenario {
  return scenario;
}
