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
 * interruption more there are three to eighteen times as many states. Expiry against commit without
 * a bound had not come to its end after 26 minutes.
 */
const INTERRUPTED = { smoke: 1, standard: 1, soak: 4 };

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
    // 15 million states, by 40,396 runs.
    preemptionsMax: { smoke: 1, standard: 2, soak: undefined },
  },
  {
    name: 'room that another thread gives back',
    capMicros: 10,
    threads: { A: [reserve(6), release], B: [reserve(6)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'two threads commit',
    capMicros: 10,
    threads: { A: [reserve(4), commit(3)], B: [reserve(5), commit(5)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'expiry against commit',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [commit(2)], B: [expire, look] },
    // 11 million states, by 96,429 runs.
    preemptionsMax: { smoke: 1, standard: 2, soak: 6 },
  },
  {
    name: 'room of what has expired, against its commit',
    capMicros: 10,
    ready: { A: [reserve(6)] },
    threads: { A: [commit(2)], B: [expire, reserve(6)] },
    preemptionsMax: INTERRUPTED,
  },
  {
    name: 'a worker dies holding money',
    capMicros: 10,
    threads: { A: [reserve(6), commit(2)], B: [reserve(3)] },
    mortal: 'A',
    preemptionsMax: { smoke: 1, standard: 2, soak: 5 },
  },
];
