import type { ControlledThread } from '../controlled-thread.js';
import type { ThreadStep } from '../thread-step.js';

/** What a run of threads is, for a strategy that learns from it. */
export interface RunBegun {
  readonly start: string;
  readonly threads: readonly ControlledThread[];
  /** The shared memory, before the first step. */
  readonly buffers: readonly SharedArrayBuffer[];
  /** Names of threads of which one may die. */
  readonly mortals: readonly string[];
  /** Whether states on the way are judged, too. */
  readonly judgesStates: boolean;
}

/** Is told by `exploreThreads` what the threads do. */
export interface ThreadWatch {
  /** Every thread stands before its first operation. */
  began(run: RunBegun): void;
  stepped(thread: ControlledThread, step: ThreadStep): void;
}
