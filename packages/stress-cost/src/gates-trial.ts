import type { Lab, SeededRandom } from '@breaker-lab/stress-harness';
import {
  GATES_CIRCUIT,
  GatesBreakerRun,
  type GatesRecords,
  type GatesRunning,
} from './gates-breaker-run.js';
import type { GatesPlan } from './gates-plan.js';
import { GatesWalk } from './gates-walk.js';

const WAVE_CALLS = 12;
/** Of what is used, so many parts are held by a call in flight. */
const HELD_PARTS = 10;

/** What became of a cell. */
export interface GatesTrialResult {
  /** Calls of the wave that ran. */
  readonly admitted: number;
  /** Whether circuit and money were what the cell says when the wave came. */
  readonly isInPlace: boolean;
}

/** One cell: the circuit and the money are brought to where it says, then calls come. */
export class GatesTrial {
  readonly #plan: GatesPlan;
  readonly #random: SeededRandom;
  readonly #run: GatesBreakerRun;

  constructor(
    lab: Lab,
    plan: GatesPlan,
    { random, ...records }: GatesRecords & { random: SeededRandom },
  ) {
    this.#plan = plan;
    this.#random = random;
    this.#run = new GatesBreakerRun(lab, plan, records);
  }

  async run(usedPercent: number): Promise<GatesTrialResult> {
    const usedMicros = Math.floor((usedPercent * this.#plan.capMicros) / 100);
    const staying = await this.#prepare(usedMicros);
    const isInPlace = this.#isAt(usedMicros);
    const { ran, running } = await this.#run.offer(Array(WAVE_CALLS).fill(this.#plan.waveMicros));
    for (const call of running) {
      if (this.#plan.waveFails) await this.#run.fail(call);
      else await this.#run.succeed(call, 0);
    }
    this.#run.look();
    await new GatesWalk(this.#run, this.#random, staying).walk();
    this.#run.dispose();
    return { admitted: ran, isInPlace };
  }

  /** @returns what is still running. */
  async #prepare(usedMicros: number): Promise<GatesRunning[]> {
    const { line, failsFirst } = this.#plan;
    const heldMicros = Math.floor((this.#random.share() * usedMicros) / HELD_PARTS);
    const fails = line.circuit === 'closed' ? 0 : GATES_CIRCUIT.failures;
    const estimates = [heldMicros, ...Array<number>(1 + fails).fill(0)];
    const [held, dear, ...failing] = (await this.#run.offer(estimates)).running;
    if (held === undefined || dear === undefined) return [];
    // Estimated at nothing, so that no rule keeps it from bringing the money anywhere.
    const spend = (): Promise<void> => this.#run.succeed(dear, usedMicros - heldMicros);
    if (!failsFirst) await spend();
    for (const call of failing) await this.#run.fail(call);
    if (failsFirst) await spend();
    if (line.circuit === 'half-open') this.#run.time.advance(GATES_CIRCUIT.openMs);
    return [held];
  }

  #isAt(usedMicros: number): boolean {
    const { reference, time, agrees } = this.#run;
    const state = reference.circuit.stateAt(time.nowMs());
    return agrees && reference.usedMicros === usedMicros && state === this.#plan.line.circuit;
  }
}
