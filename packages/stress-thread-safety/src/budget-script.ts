/** What a thread does to a shared budget, in micro-units. */
export type BudgetAct =
  | { readonly act: 'reserve'; readonly micros: number }
  | { readonly act: 'commit'; readonly micros: number }
  | { readonly act: 'release' }
  | { readonly act: 'time to live passes' };

/** Small enough that every order of its atomic operations can be walked. */
export interface BudgetScript {
  readonly name: string;
  readonly capMicros: number;
  /** What each thread does, by its name; a reservation that was refused has nothing to end. */
  readonly threads: Readonly<Record<string, readonly BudgetAct[]>>;
  /** May die at any atomic operation, once. */
  readonly mortal?: string;
}

const reserve = (micros: number): BudgetAct => ({ act: 'reserve', micros });
const commit = (micros: number): BudgetAct => ({ act: 'commit', micros });
const release: BudgetAct = { act: 'release' };
const expire: BudgetAct = { act: 'time to live passes' };

/** The races of a budget, each as small as it can be. */
export const BUDGET_SCRIPTS: readonly BudgetScript[] = [
  {
    name: 'two threads at the last cent',
    capMicros: 1,
    threads: { A: [reserve(1)], B: [reserve(1)] },
  },
  {
    name: 'room that another thread gives back',
    capMicros: 10,
    threads: { A: [reserve(6), release], B: [reserve(6)] },
  },
  {
    name: 'two threads commit',
    capMicros: 10,
    threads: { A: [reserve(4), commit(3)], B: [reserve(5), commit(5)] },
  },
  {
    name: 'expiry against commit',
    capMicros: 10,
    threads: { A: [reserve(6), expire, commit(2)], B: [reserve(6)] },
  },
  {
    name: 'a worker dies holding money',
    capMicros: 10,
    threads: { A: [reserve(6), commit(2)], B: [reserve(3)] },
    mortal: 'A',
  },
];
