import type { ByProfile } from '@breaker-lab/stress-harness';

/** What a thread does to a shared breaker; a call is settled by the thread that made it. */
export type BreakerAct = 'acquire' | 'succeed' | 'fail' | 'open period passes';

/** Small enough that every order of its atomic operations can be walked. */
export interface BreakerScript {
  readonly name: string;
  /** Failures in a row that open. */
  readonly failures: number;
  readonly halfOpenTrials: number;
  /** Done before the threads begin, by nobody in particular. */
  readonly before: readonly BreakerAct[];
  /** What each thread does before the race, one thread after the other. */
  readonly ready?: Readonly<Record<string, readonly BreakerAct[]>>;
  /** What each thread does, by its name; a call that was rejected has nothing to settle. */
  readonly threads: Readonly<Record<string, readonly BreakerAct[]>>;
  /** May die at any atomic operation, once. */
  readonly mortal?: string;
  /** How often a thread is interrupted at most; default: every order is walked. */
  readonly preemptionsMax?: ByProfile<number | undefined>;
}

const OPEN = ['acquire', 'fail'] as const;

/** The races of a breaker, each as small as it can be. */
export const BREAKER_SCRIPTS: readonly BreakerScript[] = [
  {
    name: 'two threads meet the trip threshold',
    failures: 2,
    halfOpenTrials: 1,
    before: [],
    threads: { A: ['acquire', 'fail'], B: ['acquire', 'fail'] },
  },
  {
    name: 'a success between two failures',
    failures: 2,
    halfOpenTrials: 1,
    before: ['acquire', 'fail'],
    threads: { A: ['acquire', 'succeed'], B: ['acquire', 'fail'] },
  },
  {
    name: 'a late settle against a new generation',
    failures: 1,
    halfOpenTrials: 1,
    before: [],
    ready: { A: ['acquire'], B: ['acquire', 'fail', 'open period passes'] },
    threads: { A: ['fail'], B: ['acquire', 'succeed'] },
  },
  {
    name: 'two trials of one slot: the second waits for the first',
    failures: 1,
    halfOpenTrials: 1,
    before: [...OPEN, 'open period passes'],
    threads: { A: ['acquire', 'fail'], B: ['acquire', 'succeed'] },
  },
  {
    name: 'two threads pass the trip threshold',
    failures: 1,
    halfOpenTrials: 1,
    before: [],
    threads: { A: ['acquire', 'fail'], B: ['acquire', 'fail'] },
  },
  {
    name: 'a claim that was meant for an earlier half-open period',
    failures: 1,
    halfOpenTrials: 1,
    before: [...OPEN, 'open period passes'],
    ready: { B: ['acquire'] },
    threads: { A: ['acquire'], B: ['fail', 'open period passes', 'acquire', 'succeed'] },
  },
  {
    name: 'a slot that comes free while another trial is out',
    failures: 1,
    halfOpenTrials: 2,
    before: [...OPEN, 'open period passes', 'acquire'],
    ready: { A: ['acquire'] },
    threads: { A: ['succeed'], B: ['acquire', 'acquire'] },
  },
  {
    name: 'a worker dies with the only trial slot',
    failures: 1,
    halfOpenTrials: 1,
    before: [...OPEN, 'open period passes'],
    threads: { A: ['acquire', 'succeed'], B: ['acquire'] },
    mortal: 'A',
  },
  {
    name: 'three threads at the end of the open period, one trial slot',
    failures: 1,
    halfOpenTrials: 1,
    before: [...OPEN, 'open period passes'],
    threads: { A: ['acquire'], B: ['acquire'], C: ['acquire'] },
    preemptionsMax: { smoke: 2, standard: undefined, soak: undefined },
  },
];
