import type { Lab, SeededRandom } from '@breaker-lab/stress-harness';
import type { CostAudit } from './cost-audit.js';
import type { DatedCall } from './dated-call.js';
import type { DatedPlan } from './dated-plan.js';
import { DatedRun } from './dated-run.js';
import { MATRIX, type MatrixCell } from './matrix-cell.js';

const DAY_MS = 86_400_000;
/** Noon of an ordinary day of UTC. */
const STARTS_AT_EPOCH_MS = Date.UTC(2026, 0, 15, 12);
const CAP_MICROS = { least: 100_000, spread: 900_000 };
const ESTIMATE_MICROS_MAX = 20_000;
const WAVE = 9;
const OTHERS_MAX = 4;
/** Not whole, while the clock is: no call ends in the instant its time does. */
const TTL_MS = 60_000.5;

/** A running call of the wave, and what is planned for it. */
interface Planned {
  readonly cell: MatrixCell;
  readonly call: DatedCall;
}

/** One daily budget, met by every cell of the matrix once: in waves, each in seeded order. */
export class MatrixBudget {
  readonly #random: SeededRandom;
  readonly #run: DatedRun;
  readonly #seen: Set<MatrixCell>;

  /** @param seen - cells that were admitted, over all budgets. */
  constructor(
    lab: Lab,
    { audit, random, seen }: { audit: CostAudit; random: SeededRandom; seen: Set<MatrixCell> },
  ) {
    this.#random = random;
    this.#seen = seen;
    this.#run = new DatedRun(audit, lab, {
      capMicros: CAP_MICROS.least + random.index(CAP_MICROS.spread),
      reservationTtlMs: TTL_MS,
      startsAtEpochMs: STARTS_AT_EPOCH_MS,
      dayOf,
    });
  }

  /** Calls whose reservation expired. */
  get expired(): number {
    return this.#run.expired;
  }

  /** Days the budget has seen. */
  get days(): number {
    return this.#run.days.all.length;
  }

  async spend(): Promise<void> {
    const waves = [false, true].flatMap((rollsOver) => {
      const cells = this.#random.shuffled(MATRIX.filter((cell) => cell.rollsOver === rollsOver));
      return Array.from({ length: cells.length / WAVE }, () => cells.splice(-WAVE));
    });
    for (const wave of this.#random.shuffled(waves)) await this.#wave(wave);
    await this.#run.spendTheRest();
    this.#run.dispose();
  }

  async #wave(cells: readonly MatrixCell[]): Promise<void> {
    const started = cells.map((cell) => this.#start(cell));
    const running = started.filter(({ call }) => call.hasRun);
    for (const { cell } of running) this.#seen.add(cell);
    await this.#run.quiet();
    if (cells.some(({ rollsOver }) => rollsOver)) this.#toNextDay();
    const inTime = running.filter(({ cell }) => !isOverdue(cell));
    await this.#end(inTime, 'next turn');
    // Given up by now, but still running: its money stays held.
    for (const { call, cell } of inTime) {
      if (cell.delay === 'after others' && cell.ending === 'is aborted') this.#run.giveUp(call);
    }
    await this.#run.quiet();
    await this.#others();
    await this.#end(inTime, 'after others');

    this.#run.elapse(TTL_MS + 0.5);
    const late = running.filter(({ cell }) => cell.ending === 'is late');
    await this.#end(late, 'at once');
    await this.#end(late, 'next turn');
    await this.#others();
    await this.#end(late, 'after others');
  }

  #start(cell: MatrixCell): Planned {
    const endsAtOnce = cell.delay === 'at once' && !isOverdue(cell);
    const call = this.#run.offer(this.#plan(cell), (begun) => {
      if (!endsAtOnce) return;
      if (cell.rollsOver) this.#toNextDay();
      this.#finish(begun);
    });
    return { cell, call };
  }

  #plan({ bias, ending }: MatrixCell): DatedPlan {
    const estimateMicros = 4 * (1 + this.#random.index(ESTIMATE_MICROS_MAX / 4));
    const actualMicros = estimateMicros * bias;
    const usesNothing = ending === 'fails';
    const usedMicros = usesNothing ? 0 : 1 + this.#random.index(actualMicros);
    return { estimateMicros, actualMicros, usedMicros, ending };
  }

  /** Ends those of a delay within one tick. */
  async #end(calls: readonly Planned[], delay: MatrixCell['delay']): Promise<void> {
    for (const { cell, call } of this.#random.shuffled(calls)) {
      if (cell.delay === delay && call.isRunning) this.#finish(call);
    }
    await this.#run.quiet();
  }

  #finish(call: DatedCall): void {
    if (call.plan.ending === 'is aborted' && !call.isGivenUp) this.#run.giveUp(call);
    this.#run.end(call);
  }

  async #others(): Promise<void> {
    const count = 1 + this.#random.index(OTHERS_MAX);
    const micros = Array.from({ length: count }, () => 1 + this.#random.index(ESTIMATE_MICROS_MAX));
    await this.#run.spend(...micros);
  }

  #toNextDay(): void {
    const midnight = (dayOf(this.#run.epochMs) + 1) * DAY_MS;
    // As often as not, the very first millisecond.
    this.#run.setWall(midnight + this.#random.index(2) * this.#random.index(DAY_MS / 24));
  }
}

function dayOf(epochMs: number): number {
  return Math.floor(epochMs / DAY_MS);
}

/** Whether its reservation expires before it ends. */
function isOverdue({ ending }: MatrixCell): boolean {
  return ending === 'is late' || ending === 'hangs';
}
