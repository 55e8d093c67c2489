import type { SeededRandom } from '@breaker-lab/stress-harness';
import type { GatesBreakerRun, GatesRunning } from './gates-breaker-run.js';

const STEPS = 20;
const STAYING_MAX = 4;
/** From the same instant to longer than a circuit stays open. */
const PAUSES_MS = [0, 0, 0, 1, 17, 60, 250, 999, 1_001] as const;
/** How often a call stays, fails at once, or succeeds at no cost; else it costs its estimate. */
const STAYS = 0.2;
const FAILS = 0.55;
const COSTS_NOTHING = 0.9;

/** Calls one by one, in a seeded order of pauses, estimates and ends; most of them at an edge. */
export class GatesWalk {
  readonly #run: GatesBreakerRun;
  readonly #random: SeededRandom;
  readonly #staying: GatesRunning[];

  /** @param staying - calls that are running. */
  constructor(run: GatesBreakerRun, random: SeededRandom, staying: GatesRunning[]) {
    this.#run = run;
    this.#random = random;
    this.#staying = staying;
  }

  async walk(): Promise<void> {
    for (let step = 0; step < STEPS && this.#run.agrees; step++) {
      this.#run.time.advance(this.#draw(PAUSES_MS));
      const { running } = await this.#run.offer([this.#estimateMicros()]);
      for (const call of running) {
        if (this.#random.share() < STAYS) this.#staying.push(call);
        else await this.#end(call);
      }
      if (this.#staying.length > STAYING_MAX) await this.#endOne();
    }
    while (this.#staying.length > 0) await this.#endOne();
    this.#run.look();
  }

  async #endOne(): Promise<void> {
    const index = this.#random.index(this.#staying.length);
    for (const call of this.#staying.splice(index, 1)) await this.#end(call);
  }

  async #end(call: GatesRunning): Promise<void> {
    const share = this.#random.share();
    if (share < FAILS) await this.#run.fail(call);
    else await this.#run.succeed(call, share < COSTS_NOTHING ? 0 : call.ticket.estimateMicros);
  }

  /** Nothing, a little, what just fits below the cap or a rule, or one micro-unit above it. */
  #estimateMicros(): number {
    const { capMicros, rules, usedMicros } = this.#run.reference;
    const limits = [capMicros, ...rules.map((rule) => rule.limitMicros(capMicros))];
    const edges = limits.flatMap((limit) => [limit - usedMicros, limit - usedMicros + 1]);
    const little = this.#random.index(1 + Math.floor(capMicros / 50));
    return Math.max(0, this.#draw([0, little, ...edges]));
  }

  #draw(list: readonly number[]): number {
    return list[this.#random.index(list.length)] ?? 0;
  }
}
