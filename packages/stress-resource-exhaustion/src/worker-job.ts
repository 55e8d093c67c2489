import type { SubjectSource } from '@breaker-lab/stress-harness';

/** What a worker of this category is started with. */
export interface WorkerJob {
  readonly source: SubjectSource;
}

/** In place of a call's `id`: the worker takes calls. */
export const READY = 0;

/** One call, as it is posted to the worker. */
export interface WorkerCall {
  /** From 1. */
  readonly id: number;
  /** Numbers that the call leaves on the worker's heap for ever. */
  readonly numbersKept: number;
}

/** What the worker posts back: its breaker has let the call through, and it succeeded. */
export interface WorkerAnswer {
  readonly id: number;
}
