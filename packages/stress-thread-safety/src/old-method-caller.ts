import type {
  SubjectSharedBreaker,
  SubjectSharedBudget,
  SubjectSharedPermit,
} from '@breaker-lab/stress-harness';
import { OLD_CALL_MICROS, type OldHeat } from './old-method-job.js';
import { OldTally } from './old-method-tally.js';

/** What a caller needs of a breaker, or of a budget. */
export type OldGuard = Pick<SubjectSharedBreaker, 'acquire' | 'state'>;

const LEGAL = new Set(['closed>open', 'open>half-open', 'half-open>closed', 'half-open>open']);
const NOBODY_WAKES = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** One thread's part in a race. */
export class OldCaller {
  readonly #guard: OldGuard;
  readonly #heat: OldHeat;
  readonly #thread: number;
  readonly #fails: () => boolean;
  readonly #tally: OldTally;

  constructor(
    guard: OldGuard,
    { heat, thread, fails }: { heat: OldHeat; thread: number; fails: () => boolean },
  ) {
    this.#guard = guard;
    this.#heat = heat;
    this.#thread = thread;
    this.#fails = fails;
    this.#tally = new OldTally(heat.tally);
  }

  run(): void {
    const { operations, inFlight, callMs } = this.#heat;
    const running: (SubjectSharedPermit | undefined)[] = Array.from({ length: inFlight });
    for (let operation = 0; operation < operations; operation++) {
      const place = operation % inFlight;
      this.#settle(running[place]);
      running[place] = this.#watched(() => this.#guard.acquire());
      this.#tally.add(this.#thread, running[place] === undefined ? 'rejected' : 'admitted');
      if (callMs > 0) Atomics.wait(NOBODY_WAKES, 0, 0, callMs);
    }
    for (const permit of running) this.#settle(permit);
    this.#tally.add(this.#thread, 'finished');
  }

  #settle(permit: SubjectSharedPermit | undefined): void {
    if (permit === undefined) return;
    const fails = this.#fails();
    this.#watched(() => {
      if (fails) permit.fail();
      else permit.succeed();
    });
    this.#tally.add(this.#thread, fails ? 'failed' : 'succeeded');
  }

  /** Looks at the state before and after, as any caller can. */
  #watched<T>(step: () => T): T {
    const before = this.#guard.state();
    const result = step();
    const after = this.#guard.state();
    if (after !== before) {
      this.#tally.add(this.#thread, 'transitions');
      const isLegal = LEGAL.has(`${before}>${after}`);
      if (!isLegal) this.#tally.add(this.#thread, 'illegalTransitions');
    }
    return result;
  }
}

/** A budget as a breaker that is always closed. */
export function oldBudgetGuard(budget: SubjectSharedBudget): OldGuard {
  const amount = OLD_CALL_MICROS / 1e6;
  return {
    state: () => 'closed',
    acquire: () => {
      const held = budget.reserve(amount);
      return (
        held && {
          succeed: () => {
            held.commit(amount);
          },
          fail: () => {
            held.release();
          },
        }
      );
    },
  };
}
