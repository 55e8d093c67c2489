import {
  type CallEnd,
  isUpstreamFault,
  type Lab,
  type SeededRandom,
  type SubjectCostBreaker,
  type SubjectPaidCall,
  type SubjectReservation,
  UpstreamFault,
} from '@breaker-lab/stress-harness';
import { createCostBreaker } from './cost-breaker-under-test.js';
import type { NonsenseTally } from './nonsense-tally.js';
import { unitsOf } from './order.js';

/** None of them is an amount of money; the last three are above 2⁵³ micro-units. */
export const NONSENSE: readonly number[] = [
  Number.NaN,
  -1,
  -0.000001,
  -Infinity,
  Infinity,
  1e10,
  Number.MAX_SAFE_INTEGER,
  Number.MAX_VALUE,
];
const CAP_MICROS = { least: 1_000, spread: 100_000 };

/** One budget, of which some is spent and some held, and everything that makes no sense to it. */
export class PesteredBudget {
  readonly #tally: NonsenseTally;
  readonly #random: SeededRandom;
  readonly #breaker: SubjectCostBreaker;
  readonly #capMicros: number;
  #spentMicros = 0;
  #heldMicros = 0;

  constructor(lab: Lab, { tally, random }: { tally: NonsenseTally; random: SeededRandom }) {
    this.#tally = tally;
    this.#random = random;
    this.#capMicros = CAP_MICROS.least + random.index(CAP_MICROS.spread);
    this.#breaker = createCostBreaker(lab, { capMicros: this.#capMicros });
  }

  async pester(): Promise<void> {
    this.#commit(this.#share());
    const heldMicros = this.#share();
    const held = this.#breaker.reserve?.(unitsOf(heldMicros));
    this.#heldMicros = heldMicros;
    for (const amount of this.#random.shuffled(NONSENSE)) {
      await this.#estimate(amount);
      await this.#cost(amount);
      if (held !== undefined) this.#settle(held, amount);
    }
    // Each is none, but not as a number: an error of the caller's own code must lose nothing either.
    await this.#unpriced('actual that throws', { actual: () => raise() });
    held?.commit(unitsOf(heldMicros));
    this.#heldMicros = 0;
    this.#spentMicros += heldMicros;
    this.#look('a commit after refused ones');
    this.#commit(this.#capMicros - this.#spentMicros);
    await this.#estimate(Number.NaN);
    this.#breaker.dispose?.();
  }

  /** Up to an eighth of the cap: there is room for everything that is charged here. */
  #share(): number {
    return 1 + this.#random.index(Math.floor(this.#capMicros / 8));
  }

  #commit(micros: number): void {
    this.#spentMicros += micros;
    try {
      this.#breaker.reserve?.(unitsOf(micros)).commit(unitsOf(micros));
    } catch {
      // The books say that the money is not there; so they are looked at.
    }
    this.#look(`a commit of ${micros}`);
  }

  /** An estimate that is none: refused by whatever error, and nothing has changed. */
  async #estimate(amount: number): Promise<void> {
    const end = await this.#call(answer, { estimate: amount, actual: () => 0 });
    const ran = end !== 'rejected';
    this.#tally.add(ran ? 'nonsenseAdmitted' : 'nonsenseRefused', `execute at ${amount}`);
    this.#mustThrow('nonsenseAdmitted', `reserve ${amount}`, () => this.#breaker.reserve?.(amount));
    this.#look(`an estimate of ${amount}`);
  }

  /** A cost that is none, read from the result or told on the way: the estimate is charged. */
  async #cost(amount: number): Promise<void> {
    await this.#unpriced(`actual ${amount}`, { actual: () => amount });
    await this.#unpriced(`used ${amount}`, {
      fn: (paid) => {
        paid.used(amount);
        return Promise.reject(new UpstreamFault());
      },
    });
  }

  async #unpriced(
    what: string,
    {
      fn = answer,
      actual = () => 0,
    }: { fn?: (paid: SubjectPaidCall) => Promise<string>; actual?: () => number },
  ): Promise<void> {
    const micros = 1 + this.#random.index(Math.floor(this.#capMicros / 64));
    if (this.#spentMicros + this.#heldMicros + micros > this.#capMicros) return;
    const isFailing = what.startsWith('used');
    const end = await this.#call(fn, { estimate: unitsOf(micros), actual });
    if (end !== (isFailing ? 'failed' : 'succeeded')) this.#tally.add('lostOutcomes', what);
    this.#spentMicros += micros;
    this.#tally.add('unpricedCalls', what);
    this.#look(what);
  }

  /** What a reservation is told that is no amount leaves it as it was. */
  #settle(held: SubjectReservation, amount: number): void {
    this.#mustThrow('nonsenseTaken', `commit ${amount}`, () => {
      held.commit(amount);
    });
    this.#look(`a commit of ${amount}`);
    if (Number.isNaN(amount) || amount < 0) {
      this.#mustThrow('nonsenseTaken', `a cap of ${amount}`, () => this.#breaker.setCap?.(amount));
      this.#look(`a cap of ${amount}`);
    }
  }

  async #call(
    fn: (paid: SubjectPaidCall) => Promise<string>,
    call: { estimate: number; actual: () => number },
  ): Promise<CallEnd> {
    const phase = this.#tally.recorder.offer();
    const seen = { ran: false };
    const end = await this.#breaker
      .execute((paid) => {
        seen.ran = true;
        return fn(paid);
      }, call)
      .then(
        (answer): CallEnd => (answer === 'answer' ? 'succeeded' : 'cancelled'),
        (error: unknown): CallEnd => {
          if (!seen.ran) return 'rejected';
          return isUpstreamFault(error) ? 'failed' : 'cancelled';
        },
      );
    this.#tally.recorder.settle(phase, { end, latencyMs: null });
    return end;
  }

  #mustThrow(what: 'nonsenseAdmitted' | 'nonsenseTaken', seen: string, run: () => unknown): void {
    try {
      run();
    } catch {
      this.#tally.add('nonsenseRefused', seen);
      return;
    }
    this.#tally.add(what, seen);
  }

  /** Holds the books against what must be in them. */
  #look(after: string): void {
    const { capMicros, committedMicros, reservedMicros } = this.#breaker.usage();
    const error =
      Math.abs(capMicros - this.#capMicros) +
      Math.abs(committedMicros - this.#spentMicros) +
      Math.abs(reservedMicros - this.#heldMicros);
    this.#tally.bookError(error, `after ${after}`);
  }
}

function answer(): Promise<string> {
  return Promise.resolve('answer');
}

function raise(): never {
  throw new UpstreamFault();
}
