import { BreakerLabError } from '../errors.js';

/**
 * What is wrong with a handle:
 *
 * - `no-handle`: it is none, or some of it is missing
 * - `other-kind`: of a budget where a breaker is asked for, or the other way round
 * - `other-version`: laid out by a version of this package that lays memory out differently
 * - `other-length`: the memory is shorter or longer than its options need
 * - `other-options`: its options are not those its memory was laid out for
 * - `damaged-header`: the first words of the memory were overwritten
 */
export type SharedHandleProblem =
  | 'no-handle'
  | 'other-kind'
  | 'other-version'
  | 'other-length'
  | 'other-options'
  | 'damaged-header';

/** A handle that cannot be attached to; nothing was changed. */
export class SharedHandleError extends BreakerLabError {
  readonly code = 'ERR_SHARED_HANDLE';
  readonly problem: SharedHandleProblem;
  /** What a handle has in that place. */
  readonly expected: string;
  /** What this one has. */
  readonly received: string;

  constructor(
    problem: SharedHandleProblem,
    { expected, received }: { expected: string; received: string },
  ) {
    super(`shared handle: expected ${expected}; got ${received}: ${ADVICE[problem]}`);
    this.problem = problem;
    this.expected = expected;
    this.received = received;
  }
}

const AS_IT_IS = 'pass on the handle as it is, by postMessage or workerData';

const ADVICE: Readonly<Record<SharedHandleProblem, string>> = {
  'no-handle': AS_IT_IS,
  'other-kind': 'attach by the class that made it',
  'other-version': 'load one version of this package in all threads',
  'other-length': AS_IT_IS,
  'other-options': AS_IT_IS,
  'damaged-header': 'let nothing else write to its buffer',
};
