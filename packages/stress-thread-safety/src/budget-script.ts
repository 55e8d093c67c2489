import type { ByProfile } from '@breaker-lab/stress-harness';

/** What a thread does to a shared budget, in micro-units. */
export type BudgetAct =
  | { readonly act: 'reserve'; readonly micros: number }
  | { readonly act: 'commit'; readonly micros: number }
  | { readonly act: 'release' }
  | { readonly act: 'look at the books' }
  | { readonly act: 'time to live passes' };

/** Small enough that every order of its atomic operations can be walked. */
export interface BudgetScript {
  readonly name: string;
  readonly capMicros: number;
  /** What each thread does before the race, one thread after the other. */
  readonly ready?: Readonly<Record<string, readonly BudgetAct[]>>;
  /** What each thread does, by its name; a reservation that was refused has nothing to end. */
  readonly threads: Readonly<Record<string, readonly BudgetAct[]>>;
  /** May die at any atomic operation, once. */
  readonly mortal?: string;
  /** How often a thread is interrupted at most; undefined: every order is walked. */
  readonly preemptionsMax: ByProfile<number | undefined>;
}

/**
 * An act on a budget takes some fifty atomic operations, in which threads help each other: with each
 * interruption more there are three to eighteen times as many states. One act against one act can
 * still be walked whole; what takes two is walked up to a bound, and its parts are walked whole.
 */
const INTERRUPTED = { smoke: 1, standard: 2, soak: undefined };

const reserve = (micros: number): BudgetAct => ({ act: 'reserve', micros });
const commit = (micros: number): BudgetAct => ({ act: 'commit', micros });
const release: BudgetAct = { act: 'release' };
const look: BudgetAct = { act: 'look at the books' };
const expire: BudgetAct = { act: 'time to live passes' };

/** The races of a budget, each as small as it can be. */
export const BUDGET_SCRIPTS: readonly BudgetScript[] = [
  {
    name: 'two threads at the last cent',
    capMicros: 1,
    threads: { A: [reserve(1)], B: [reserve(1)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'room that another thread gives back',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [release], B: [reserve(6)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'two threads commit',
    capMicros: 10,
    ready: { A: [reserve(4)], B: [reserve(5)] },
    threads: { A: [commit(3)], B: [commit(5)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'two threads reserve and commit',
    capMicros: 10,
    threads: { A: [reserve(4), commit(3)], B: [reserve(5), commit(5)] },
    preemptionsMax: { smoke: 1, standard: 1, soak: 3 },
  },
  {
    name: 'expiry against commit',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [commit(6)], B: [expire, look] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'expiry against the commit of less, which may come to correct it',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [commit(2)], B: [expire, look] },
    // 11 million states, by 96,429 runs; without a bound it had not come to its end in 26 minutes.
    preemptionsMax: { smoke: 1, standard: 2, soak: 6 },
  },
  {
    name: 'a look at the books while an expired reservation is corrected',
    capMicros: 10,
    ready: { A: [reserve(6)], B: [expire, look] },
    threads: { A: [commit(2)], B: [look] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'room that the correction of an expired reservation gives back',
    capMicros: 10,
    ready: { A: [reserve(6)], B: [expire, look] },
    threads: { A: [commit(2)], B: [reserve(6)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'a worker dies while it reserves',
    capMicros: 10,
    threads: { A: [reserve(6)], B: [reserve(3)] },
    mortal: 'A',
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'a worker dies while it commits',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [commit(2)], B: [reserve(3)] },
    mortal: 'A',
    preemptionsMax: INTERRUPTED,
  },
];
