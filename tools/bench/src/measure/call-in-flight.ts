import type { ColumnName } from '../subject-name.js';
import { loadSubject } from '../subjects/load.js';
import type { AsyncWork } from '../subjects/subject.js';

/** Starts one call of a function; what it returns is not kept. */
export type Starter = (work: AsyncWork) => unknown;

const pass = (value: number): number => value;

/** How each column starts a call. */
export async function starterOf(column: ColumnName): Promise<Starter> {
  if (column === '.then') return (work) => work().then(pass, pass);
  if (column === '.then with a closure') {
    return (work) => {
      const startedBy = work;
      return startedBy().then((value) => (startedBy === work ? value : 0));
    };
  }
  const guard = (await loadSubject(column)).closed('time-window');
  if (guard === undefined) throw new Error(`${column} has no time window`);
  return guard;
}

/** Promises that stay pending; the caller holds them, as a socket would. */
export class PendingCalls {
  readonly #held: unknown[];
  #started = 0;

  constructor(capacity: number) {
    this.#held = Array.from({ length: capacity }, () => undefined);
  }

  /** How many calls have reached their function. */
  get started(): number {
    return this.#started;
  }

  readonly work: AsyncWork = () => {
    const promise = new Promise<number>(never);
    this.#held[this.#started++] = promise;
    return promise;
  };

  /** Lets go of them all. */
  clear(): void {
    this.#held.fill(undefined);
    this.#started = 0;
  }
}

function never(): void {
  // A call that does not settle.
}
