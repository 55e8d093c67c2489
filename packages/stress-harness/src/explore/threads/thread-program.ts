import { HarnessError } from '../../harness-error.js';

/**
 * What a program module exports to {@link exploreThreads}.
 *
 * @remarks
 * The module is imported in the explorer's thread, where `setup`, `invariant` and `atRest` run, and
 * in each worker, where `thread` runs. It keeps nothing between runs: all that a body works on is
 * in `shared` or its own.
 */
export interface ThreadProgram {
  /** Names of the threads, 1 or more, each another. */
  readonly threads: readonly string[];
  /** Names of the start states; default: one, `start`. */
  readonly starts?: readonly string[];
  /**
   * Makes what the threads share, afresh for every run: anything that can be handed to a worker.
   * Shared arrays in it are named in the trace by where they stand in it.
   */
  readonly setup: (start: string) => unknown;
  /**
   * Called in the thread before its body, for one thread after the other: nothing in it is a
   * scheduling point. For what a thread does once, such as attaching to what is shared.
   *
   * @returns what the body is handed as its own.
   */
  readonly prepare?: (name: string, shared: unknown) => unknown;
  /** The body of a thread; what it returns (or its promise resolves to) is its result. */
  readonly thread: (name: string, shared: unknown, own?: unknown) => unknown;
  /** Judged before the first step and after every one. @returns what is wrong; undefined: nothing. */
  readonly invariant?: (shared: unknown) => string | undefined;
  /**
   * Judged when every thread has ended or died.
   *
   * @param results - of the threads that have ended, by name.
   * @returns what is wrong; undefined: nothing.
   */
  readonly atRest?: (
    shared: unknown,
    results: Readonly<Record<string, unknown>>,
  ) => string | undefined;
}

const FUNCTIONS = ['setup', 'prepare', 'thread', 'invariant', 'atRest'] as const;

/** Names all that is wrong with a module's exports. @throws HarnessError `ERR_PROGRAM_EXPORTS` */
export function checkProgram(exports: unknown, url: string): ThreadProgram {
  const program = exports as Partial<Record<string, unknown>>;
  const wrong: string[] = [];
  if (!isNames(program.threads)) wrong.push('threads (names, each another)');
  if (program.starts !== undefined && !isNames(program.starts)) wrong.push('starts (names)');
  for (const name of FUNCTIONS) {
    const needed = name === 'setup' || name === 'thread';
    if (typeof program[name] === 'function') continue;
    if (needed || program[name] !== undefined) wrong.push(`${name} (a function)`);
  }
  if (wrong.length === 0) return exports as ThreadProgram;
  throw new HarnessError(
    'ERR_PROGRAM_EXPORTS',
    `${url}: missing or unusable exports: ${wrong.join(', ')}`,
  );
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string' && name !== '') &&
    new Set(value).size === value.length
  );
}
