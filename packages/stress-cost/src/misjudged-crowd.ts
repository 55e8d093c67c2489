import type { Lab, SeededRandom } from '@breaker-lab/stress-harness';
import { BudgetRun } from './budget-run.js';
import type { CostAudit } from './cost-audit.js';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { drawActualMicros, type Order } from './order.js';
import { OvershootLedger } from './overshoot-ledger.js';
import type { OpenCall } from './paid-upstream.js';

/** The mean is a cent. */
const ESTIMATE_MICROS_MAX = 20_000;
/** Most calls that settle in one tick, and that come after them. */
const SETTLED_AT_ONCE = 50;
const LATECOMERS_AT_ONCE = 20;

/** How many calls start in one tick, against which cap. */
export interface CrowdSize {
  readonly calls: number;
  readonly capMicros: number;
}

/** A crowd whose estimates are wrong, and latecomers who take what room comes back. */
export class MisjudgedCrowd {
  readonly ledger: OvershootLedger;
  readonly #size: CrowdSize;
  readonly #audit: CostAudit;
  readonly #random: SeededRandom;
  readonly #run: BudgetRun;
  /** Most of its estimates are too high: passed by the dear ones, the cap has room again later. */
  readonly #isCautious: boolean;

  constructor(
    lab: Lab,
    size: CrowdSize,
    { audit, random }: { audit: CostAudit; random: SeededRandom },
  ) {
    const { capMicros } = size;
    this.#size = size;
    this.#audit = audit;
    this.#random = random;
    this.#isCautious = random.share() < 0.5;
    this.ledger = new OvershootLedger(capMicros);
    const breaker = createCostBreaker(lab, { capMicros });
    this.#run = new BudgetRun(audit, { breaker, capMicros, ledger: this.ledger });
  }

  async spend(): Promise<void> {
    const { upstream } = this.#run;
    this.#arrive(this.#size.calls);
    await this.#run.quiet();
    const settling = this.#inSomeOrder([...upstream.open]);
    while (settling.length > 0 && !this.#audit.stuck) {
      for (const call of settling.splice(0, 1 + this.#random.index(SETTLED_AT_ONCE))) {
        upstream.settle(call);
      }
      // Only now has the breaker heard of all of them: what it admits from here on is its own doing.
      await this.#run.quiet();
      this.#arrive(this.#random.index(LATECOMERS_AT_ONCE + 1));
      await this.#run.quiet();
    }
    await this.#run.settleAll();
    this.#run.end();
  }

  #arrive(calls: number): void {
    for (let i = 0; i < calls; i++) {
      const estimateMicros = 1 + this.#random.index(ESTIMATE_MICROS_MAX);
      const actualMicros = Math.min(
        drawActualMicros(this.#random, estimateMicros),
        this.#isCautious ? drawActualMicros(this.#random, estimateMicros) : Infinity,
      );
      this.#run.offer({ estimateMicros, actualMicros, fate: 'succeeds' });
    }
  }

  /** Dear calls first pass the cap early, and room comes back; cheap ones first fill it up. */
  #inSomeOrder(calls: readonly OpenCall[]): OpenCall[] {
    const shuffled = this.#random.shuffled(calls);
    const direction = this.#random.index(3) - 1;
    return direction === 0
      ? shuffled
      : shuffled.sort((a, b) => direction * (savedMicros(a.order) - savedMicros(b.order)));
  }
}

function savedMicros({ estimateMicros, actualMicros }: Order): number {
  return estimateMicros - actualMicros;
}
