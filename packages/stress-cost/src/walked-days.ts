import type { Lab, SeededRandom } from '@breaker-lab/stress-harness';
import type { CostAudit } from './cost-audit.js';
import { DatedRun } from './dated-run.js';
import { exactPlan } from './dated-plan.js';
import { dayIndex, type LocalDays, midnightsEpochMs } from './local-days.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CAP_MICROS = { least: 1_000, spread: 1_000_000 };
const PRICE_MICROS_MAX = 50_000;
const CALLS_MAX = 6;
const VISITS = 4;
const STEPS = 24;

/** Days of one time zone, spent under a wall clock that runs, or one that is set. */
export class WalkedDays {
  readonly #random: SeededRandom;
  readonly #midnightsMs: readonly number[];
  readonly #run: DatedRun;
  #stepsBack = 0;

  constructor(
    lab: Lab,
    days: LocalDays,
    { audit, random }: { audit: CostAudit; random: SeededRandom },
  ) {
    this.#random = random;
    this.#midnightsMs = midnightsEpochMs(days);
    this.#run = new DatedRun(audit, lab, {
      capMicros: CAP_MICROS.least + random.index(CAP_MICROS.spread),
      startsAtEpochMs: this.#first,
      timeZone: days.timeZone,
      dayOf: dayIndex(this.#midnightsMs),
    });
  }

  /** Times the wall clock was set back. */
  get stepsBack(): number {
    return this.#stepsBack;
  }

  get daysOpened(): number {
    return this.#run.days.all.length;
  }

  /** Days that did not cost exactly their cap. */
  get daysNotSpent(): number {
    const { all } = this.#run.days;
    return all.filter(({ spentMicros, capMicros }) => spentMicros !== capMicros).length;
  }

  /** Each day from its first millisecond to its last, in which all that is left of it is spent. */
  async inOrder(): Promise<void> {
    for (let day = 0; day + 1 < this.#midnightsMs.length; day++) {
      const [from = 0, to = 0] = this.#midnightsMs.slice(day, day + 2);
      const visits = Array.from({ length: VISITS }, () => from + this.#random.index(to - from));
      for (const epochMs of [from, ...visits.sort((a, b) => a - b), to - 1]) {
        this.#run.setWall(epochMs);
        await this.#spendSome();
      }
      await this.#run.spendTheRest();
    }
    this.#run.dispose();
  }

  /** A clock that is set: back an hour over midnight, a day ahead and back, and at random. */
  async bySteps(): Promise<void> {
    const [, second = 0, third = 0] = this.#midnightsMs;
    await this.#step(second - HOUR_MS / 2);
    await this.#step(second + HOUR_MS / 2);
    await this.#step(second - HOUR_MS / 2);
    await this.#step(second + HOUR_MS / 2);
    await this.#step(this.#run.epochMs + DAY_MS);
    await this.#step(this.#run.epochMs - DAY_MS);
    await this.#run.spendTheRest();
    for (let i = 0; i < STEPS; i++) {
      const edge = this.#midnightsMs[this.#random.index(this.#midnightsMs.length)] ?? third;
      const nearby = this.#random.index(2 * HOUR_MS) - HOUR_MS;
      await this.#step(edge + ([-1, 0][this.#random.index(4)] ?? nearby));
    }
    await this.#run.spendTheRest();
    this.#run.dispose();
  }

  get #first(): number {
    return this.#midnightsMs[0] ?? 0;
  }

  /** Some money is spent, and some is held while the clock is set. */
  async #step(toEpochMs: number): Promise<void> {
    const held = this.#run.offer(exactPlan(this.#price()));
    await this.#spendSome();
    const epochMs = Math.max(this.#first, toEpochMs);
    if (epochMs < this.#run.epochMs) this.#stepsBack++;
    this.#run.setWall(epochMs);
    await this.#spendSome();
    if (held.isRunning) this.#run.end(held);
    await this.#run.quiet();
  }

  async #spendSome(): Promise<void> {
    const calls = this.#random.index(CALLS_MAX + 1);
    await this.#run.spend(...Array.from({ length: calls }, () => this.#price()));
  }

  #price(): number {
    return 1 + this.#random.index(PRICE_MICROS_MAX);
  }
}
