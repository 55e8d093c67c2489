import type { Coverage } from './strategy.js';

/** One step of a run, for a person to read. */
export interface TraceRow {
  /** Whose column it stands in: a thread, a caller, the timers. */
  readonly actor: string;
  /** What it did. */
  readonly did: string;
  /** On memory that no other thread changes in this run: it would not be missed in the table. */
  readonly own?: true;
}

/**
 * What an exploration may find.
 *
 * - `violated`: an invariant did not hold at a step, or what must hold at rest did not, or an actor
 *   ended by an error of its own.
 * - `deadlock`: nobody can go on, and somebody has not ended.
 * - `livelock`: the run did not end within its step bound.
 * - `no-point`: an actor did not reach its next scheduling point within its time bound.
 * - `uncontrolled`: an actor went on by something the explorer does not control.
 * - `unhandled-rejection`, `exit`, `own-threads`, `died`: the code under test left a rejection to
 *   nobody, called `process.exit`, started threads of its own, or took its thread down with it.
 * - `nondeterministic`: the same schedule gave another trace.
 */
export type FindingKind =
  | 'violated'
  | 'deadlock'
  | 'livelock'
  | 'no-point'
  | 'uncontrolled'
  | 'unhandled-rejection'
  | 'exit'
  | 'own-threads'
  | 'died'
  | 'nondeterministic';

/** What was found, and the schedule that shows it again. */
export interface Finding {
  readonly outcome: FindingKind;
  /** What is wrong, in one line. */
  readonly message: string;
  /** Name of the start state it was found from. */
  readonly start: string;
  /** As {@link encodeSchedule} wrote it. */
  readonly schedule: string;
  /** Steps of the run in which it was first seen, before it was shrunk to `trace`. */
  readonly foundAtSteps: number;
  readonly trace: readonly TraceRow[];
}

/** What was explored, whatever came of it. */
export interface Explored extends Coverage {
  readonly scenario: string;
  /** Names of the start states: with several, the first choice of every run is among them. */
  readonly starts: readonly string[];
  readonly seed: number;
  /** Steps of all runs together, replays left out. */
  readonly steps: number;
}

/** The result of an exploration, as plain data. */
export type ExplorationReport = Explored & ({ readonly outcome: 'ok' } | Finding);
