import {
  type CallRecorder,
  type Lab,
  ManualTime,
  type SeededRandom,
} from '@breaker-lab/stress-harness';
import { createGatedBreaker } from './gates-breaker.js';
import type { GatesCall } from './gates-call.js';
import { GatesCaller } from './gates-caller.js';
import type { GatesConduct } from './gates-conduct.js';
import { drawActualMicros, unitsOf } from './order.js';
import { drawRateWindowPause } from './rate-window-pause.js';
import type { RateWindowPlan } from './rate-window-plan.js';
import { type RateWindowEntry, RateWindowReference } from './rate-window-reference.js';
import type { RateWindowTally } from './rate-window-tally.js';

const STEPS = 400;
/** More than all steps together spend: no cap decides anything here. */
const CAP_MICROS = 1e15;
/** A window may forget in sixtieths: so much late at most, and a millisecond for rounding. */
const LATE_SHARE = 1 / 60;
const LATE_MS = 1;
const STAYING_MAX = 8;
const STAYS = 0.3;
const FAILS = 0.45;

interface Running {
  readonly call: GatesCall;
  readonly entry: RateWindowEntry;
}

/** A long run of seeded spending under one rate, on a manual clock. */
export class RateWindowRun {
  readonly #plan: RateWindowPlan;
  readonly #random: SeededRandom;
  readonly #tally: RateWindowTally;
  readonly #time: ManualTime;
  readonly #reference: RateWindowReference;
  readonly #caller: GatesCaller;
  readonly #staying: Running[] = [];
  #everMicros = 0;

  constructor(
    lab: Lab,
    plan: RateWindowPlan,
    {
      random,
      tally,
      ...records
    }: {
      random: SeededRandom;
      tally: RateWindowTally;
      recorder: CallRecorder;
      conduct: GatesConduct;
    },
  ) {
    const { perMs, limitMicros, startsAtMs } = plan;
    this.#plan = plan;
    this.#random = random;
    this.#tally = tally;
    this.#time = new ManualTime(startsAtMs);
    this.#reference = new RateWindowReference({ perMs });
    const when = { kind: 'rate', perMs, above: unitsOf(limitMicros) } as const;
    const breaker = createGatedBreaker(lab, {
      capMicros: CAP_MICROS,
      rules: [{ when, action: { kind: 'block' } }],
      nowMs: this.#time.nowMs,
    });
    this.#caller = new GatesCaller(breaker, records);
  }

  async spend(): Promise<void> {
    for (let step = 0; step < STEPS; step++) {
      this.#time.advance(drawRateWindowPause(this.#random, this.#plan, this.#oldestAgeMs));
      await this.#offer(this.#estimateMicros());
      if (this.#staying.length > STAYING_MAX) await this.#settleOne();
    }
    while (this.#staying.length > 0) await this.#settleOne();
    const passedMs = this.#time.nowMs() - this.#plan.startsAtMs;
    this.#tally.counts.windowsPassed += Math.floor(passedMs / this.#plan.perMs);
  }

  async #offer(estimateMicros: number): Promise<void> {
    const { limitMicros, perMs } = this.#plan;
    const nowMs = this.#time.nowMs();
    const exact = this.#reference.sumMicros({ nowMs, lengthMs: perMs });
    const late = this.#reference.sumMicros({ nowMs, lengthMs: this.#lateMs });
    const call = this.#caller.offer(estimateMicros);
    await this.#caller.quiet();
    this.#tally.judge(call.hasRun, {
      limitMicros,
      exactMicros: exact + estimateMicros,
      lateMicros: late + estimateMicros,
      everMicros: this.#everMicros,
    });
    if (exact > limitMicros) this.#tally.counts.offeredAboveLimit++;
    if (!call.hasRun) return;
    const running = { call, entry: this.#reference.enter(nowMs, estimateMicros) };
    if (this.#random.share() < STAYS) this.#staying.push(running);
    else await this.#settle(running);
  }

  async #settleOne(): Promise<void> {
    const index = this.#random.index(this.#staying.length);
    for (const running of this.#staying.splice(index, 1)) await this.#settle(running);
  }

  /** It fails at no cost, costs what was estimated, or anything from a quarter to four times that. */
  async #settle({ call, entry }: Running): Promise<void> {
    const fails = this.#random.share() < FAILS;
    const { estimateMicros } = call;
    const isExact = this.#random.share() < 0.5;
    const actualMicros = isExact ? estimateMicros : drawActualMicros(this.#random, estimateMicros);
    const costMicros = fails ? 0 : actualMicros;
    if (costMicros !== entry.micros) this.#tally.counts.corrections++;
    entry.micros = costMicros;
    this.#everMicros += costMicros;
    if (fails) this.#caller.fail(call);
    else this.#caller.succeed(call, actualMicros);
    await this.#caller.quiet();
  }

  get #lateMs(): number {
    return this.#plan.perMs * (1 + LATE_SHARE) + LATE_MS;
  }

  get #oldestAgeMs(): number | undefined {
    const nowMs = this.#time.nowMs();
    const oldest = this.#reference.entries.find(({ atMs }) => nowMs - atMs < this.#lateMs);
    return oldest && nowMs - oldest.atMs;
  }

  /** Nothing, a part of the limit, or what fits to the micro-unit, or one more. */
  #estimateMicros(): number {
    const { limitMicros, perMs } = this.#plan;
    const nowMs = this.#time.nowMs();
    const edges = [perMs, this.#lateMs].flatMap((lengthMs) => {
      const room = limitMicros - this.#reference.sumMicros({ nowMs, lengthMs });
      return [room, room + 1];
    });
    const part = (): number => this.#random.index(1 + Math.floor(limitMicros / 5));
    const drawn = [0, part(), part(), part(), part(), ...edges];
    return Math.max(0, drawn[this.#random.index(drawn.length)] ?? 0);
  }
}
