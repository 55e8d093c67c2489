import { cameToRest, type SubjectBreaker, type SubjectTime } from '@breaker-lab/stress-harness';
import type { UpstreamEnd } from './racing-call.js';
import type { RacingCalls } from './racing-calls.js';
import type { BreakerPlan } from './race.js';
import type { ViolationTally } from './violation-tally.js';

/** Takes a breaker at rest once around the automaton: what a race wedged shows here. */
export class CheckUp {
  readonly #breaker: SubjectBreaker;
  readonly #calls: RacingCalls;
  readonly #plan: BreakerPlan;
  readonly #time: SubjectTime;
  readonly #violations: ViolationTally;

  constructor({
    breaker,
    calls,
    plan,
    time,
    violations,
  }: {
    breaker: SubjectBreaker;
    calls: RacingCalls;
    plan: BreakerPlan;
    time: SubjectTime;
    violations: ViolationTally;
  }) {
    this.#breaker = breaker;
    this.#calls = calls;
    this.#plan = plan;
    this.#time = time;
    this.#violations = violations;
  }

  /** Closes it if need be, opens it, closes it again. */
  async run(): Promise<void> {
    if (this.#breaker.state() !== 'closed') await this.close();
    await this.open();
    await this.close();
  }

  /** A closed breaker opens after as many failures in a row as it takes. */
  async open(): Promise<void> {
    for (let i = 0; i < this.#plan.failures; i++) this.#calls.offer();
    await this.answerAll('failed');
    this.#expect(this.#breaker.state(), 'open', `${this.#plan.failures} failures in a row`);
  }

  /** A breaker that is open or half-open admits all its trials, and closes when they succeed. */
  async close(): Promise<void> {
    const { trials, openDurationMs } = this.#plan;
    await this.#time.elapse(openDurationMs);
    for (let i = 0; i < trials + 1; i++) this.#calls.offer();
    await cameToRest(() => this.#calls.atRest);
    this.#expect(this.#calls.pending.length, trials, `trials out of ${trials + 1} calls`);
    await this.answerAll('succeeded');
    this.#expect(this.#breaker.state(), 'closed', `${trials} successful trials`);
  }

  /** The upstream answers whatever is there, all in one tick. */
  async answerAll(end: UpstreamEnd): Promise<void> {
    while (this.#calls.pending.length > 0) this.#calls.settle(0, end);
    await cameToRest(() => this.#calls.atRest);
  }

  #expect<T>(seen: T, expected: T, after: string): void {
    if (seen === expected) return;
    this.#violations.add(
      'stuckBreakers',
      () => `${String(seen)} instead of ${String(expected)}: ${after}`,
    );
  }
}
