import type { Sampling } from '../judge/wall-clock-rule.js';
import type { ByProfile, Profile } from '../profile.js';
import type { Capability } from '../subject/subject.js';
import type { Lab } from './lab.js';
import type { Measurement } from './measurement.js';

/** Limits a scenario's lab process runs under, beside time. */
export interface LabLimits {
  /** Most old-space heap in MiB (`--max-old-space-size`). */
  readonly heapMib?: number;
  /** Semi-space in MiB, so large that no GC runs while bytes are counted. */
  readonly semiSpaceMib?: number;
  /**
   * The compiler works at fixed points of the program, not when a thread of its own is done: what
   * is compiled, and into what, does not depend on the load of the machine.
   */
  readonly steadyCompiler?: boolean;
  /** Most open descriptors (`ulimit -n`). */
  readonly descriptors?: number;
  /** Most address space in MiB (`ulimit -v`; Linux): it also bounds what is outside the heap. */
  readonly addressSpaceMib?: number;
}

/** What a scenario may ask of a run before it begins. */
export interface Circumstances {
  /** The name of the subject. */
  readonly subject: string;
  /** What it is to be compared with; undefined: nobody said. */
  readonly baseline: string | undefined;
  readonly profile: Profile;
  /** Whether it is a mutant that must be caught: then it should be run if it can. */
  readonly isMutant: boolean;
}

/** Subject, workload and upstream put together, and what is observed. */
export interface Scenario {
  /** The file's name without `.scenario.ts`. */
  readonly name: string;
  /** A subject without these is skipped. */
  readonly needs: readonly Capability[];
  /** How long it should take: shown as progress, and five times of it (plus 20 s) is its time-out. */
  readonly expectedSeconds: ByProfile<number>;
  readonly sampling: Sampling;
  /**
   * Whether another such scenario may run at the same time: nothing that it is judged by depends on
   * how fast the machine is. Default: it has the machine to itself.
   */
  readonly bearsNeighbour?: boolean;
  readonly limits?: LabLimits;
  /** Why it cannot be run under these circumstances; undefined when it can. Default: it always can. */
  readonly unavailable?: (circumstances: Circumstances) => string | undefined;
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
