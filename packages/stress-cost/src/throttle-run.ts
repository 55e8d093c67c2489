import {
  type CallRecorder,
  type Lab,
  ManualTime,
  type SeededRandom,
  type SubjectCostBreaker,
} from '@breaker-lab/stress-harness';
import { createGatedBreaker } from './gates-breaker.js';
import type { GatesCall } from './gates-call.js';
import { GatesCaller } from './gates-caller.js';
import type { GatesConduct } from './gates-conduct.js';
import { subjectRule } from './gates-rule.js';
import { ThrottleBucket } from './throttle-bucket.js';
import type { ThrottlePlan } from './throttle-plan.js';
import { hold, isThrottledItself, press, type Pressure, PRESSURES } from './throttle-pressure.js';
import type { ThrottleTally } from './throttle-tally.js';

const DAY_MS = 86_400_000;
const NOON_EPOCH_MS = Date.UTC(2026, 0, 15, 12);
const STEPS = 50;
const CALLS_AT_ONCE_MAX = 3;
const FREE_CALLS = { before: 10, afterwards: 50 };
/** So little that all calls together are nothing beside the share of the rule. */
const CALL_MICROS_MAX = 20;
const BASE_PARTS = 200;
/** By how many per cent of the cap pressure is above the rule. */
const ABOVE_PERCENT = 5;

/** One throttle: pressure comes and goes in every way, on manual clocks. */
export class ThrottleRun {
  readonly #plan: ThrottlePlan;
  readonly #random: SeededRandom;
  readonly #tally: ThrottleTally;
  readonly #time = new ManualTime();
  readonly #bucket: ThrottleBucket;
  readonly #breaker: SubjectCostBreaker;
  readonly #caller: GatesCaller;
  #days = 0;

  constructor(
    lab: Lab,
    plan: ThrottlePlan,
    {
      random,
      tally,
      ...records
    }: {
      random: SeededRandom;
      tally: ThrottleTally;
      recorder: CallRecorder;
      conduct: GatesConduct;
    },
  ) {
    const { capMicros, percent, rate } = plan;
    this.#plan = plan;
    this.#random = random;
    this.#tally = tally;
    this.#bucket = new ThrottleBucket(rate);
    this.#breaker = createGatedBreaker(lab, {
      capMicros,
      rules: [subjectRule({ percent, throttle: rate })],
      nowMs: this.#time.nowMs,
      epochMs: () => NOON_EPOCH_MS + this.#days * DAY_MS,
    });
    this.#caller = new GatesCaller(this.#breaker, records);
  }

  async run(): Promise<void> {
    try {
      for (const pressure of this.#random.shuffled(PRESSURES)) await this.#comesAndGoes(pressure);
    } catch (error) {
      // What is held by hand has its share of the throttle: there is nothing to press with else.
      if (!this.#breaker.isRejection(error)) throw error;
      this.#tally.compare({ hasToken: true, hasRun: false }, 'money held by hand is turned away');
    }
    this.#breaker.dispose?.();
  }

  async #comesAndGoes(pressure: Pressure): Promise<void> {
    const { capMicros, percent } = this.#plan;
    const baseMicros = Math.floor(capMicros / BASE_PARTS);
    const base = hold(this.#breaker, baseMicros);
    await this.#free('throttledBefore', FREE_CALLS.before, pressure);
    this.#time.advance(this.#bucket.callMs);
    if (isThrottledItself(pressure)) this.#bucket.take(this.#time.nowMs());
    const relieve = press(pressure, {
      breaker: this.#breaker,
      capMicros,
      baseMicros,
      percent: percent + 1 + this.#random.index(ABOVE_PERCENT),
      toNextDay: () => {
        this.#days++;
      },
    });
    for (let step = 0; step < STEPS; step++) {
      this.#time.advance(this.#pauseMs());
      await this.#pressed(1 + this.#random.index(CALLS_AT_ONCE_MAX), pressure);
    }
    relieve();
    await this.#free('throttledAfterwards', FREE_CALLS.afterwards, pressure);
    base.release();
    this.#tally.met(pressure);
  }

  /** Calls that meet the rule, in one tick. */
  async #pressed(count: number, pressure: Pressure): Promise<void> {
    const nowMs = this.#time.nowMs();
    const asked = Array.from({ length: count }, () => {
      const hasToken = this.#bucket.has(nowMs);
      if (hasToken) this.#bucket.take(nowMs);
      return { hasToken, call: this.#offer() };
    });
    await this.#caller.quiet();
    const { calls, perSeconds, burst } = this.#plan.rate;
    const seen = `${pressure}, ${calls} in ${perSeconds} s and ${burst} at once, at ${nowMs} ms`;
    for (const { hasToken, call } of asked) {
      this.#tally.compare({ hasToken, hasRun: call.hasRun }, seen);
    }
    await this.#end(asked.map(({ call }) => call));
  }

  /** Calls that do not meet the rule, in one tick. */
  async #free(
    when: 'throttledBefore' | 'throttledAfterwards',
    count: number,
    pressure: Pressure,
  ): Promise<void> {
    const calls = Array.from({ length: count }, () => this.#offer());
    await this.#caller.quiet();
    this.#tally.free(when, calls.filter(({ hasRun }) => !hasRun).length, pressure);
    await this.#end(calls);
  }

  #offer(): GatesCall {
    return this.#caller.offer(this.#random.index(CALL_MICROS_MAX + 1));
  }

  async #end(calls: readonly GatesCall[]): Promise<void> {
    for (const call of calls) {
      if (!call.hasRun) continue;
      if (this.#random.share() < 0.5) this.#caller.fail(call);
      else this.#caller.succeed(call, this.#random.index(call.estimateMicros + 1));
    }
    await this.#caller.quiet();
  }

  /** None, a part of what a call's share takes to come back, that to the millisecond, or more. */
  #pauseMs(): number {
    const { callMs } = this.#bucket;
    const pauses = [0, 0, this.#random.index(callMs), callMs - 1, callMs, callMs * 3];
    return pauses[this.#random.index(pauses.length)] ?? 0;
  }
}
