import type { Lab, SeededRandom } from '@breaker-lab/stress-harness';
import { BudgetRun } from './budget-run.js';
import type { CostAudit } from './cost-audit.js';
import { createCostBreaker } from './cost-breaker-under-test.js';
import { drawActualMicros, type Order } from './order.js';
import type { PaidUpstream } from './paid-upstream.js';

const CALLS = 60;
/** Expected cost of 60 calls is about 630,000 micro-units: some caps are reached, some are not. */
const CAP_MICROS = { least: 50_000, spread: 1_200_000 };
const ESTIMATE_MICROS_MAX = 20_000;
const HANG_SHARE = 0.1;
const FAILURE_SHARE = 0.2;
/** Not whole, while the clock is: no call is ever settled in the instant its time ends. */
const TTL_MS = 30.5;
const TICK_MS_MAX = 20;
const OFFERED_AT_ONCE = 6;
const SETTLED_AT_ONCE = 4;

/** One budget spent in a seeded interleaving, on a clock that only the script moves. */
export class MixedBudget {
  readonly upstream: PaidUpstream;
  readonly #audit: CostAudit;
  readonly #random: SeededRandom;
  readonly #run: BudgetRun;
  #nowMs = 0;
  #hadRoomAtEnd = false;

  constructor(lab: Lab, { audit, random }: { audit: CostAudit; random: SeededRandom }) {
    this.#audit = audit;
    this.#random = random;
    const capMicros = CAP_MICROS.least + random.index(CAP_MICROS.spread);
    const clock = (): number => this.#nowMs;
    const breaker = createCostBreaker(lab, { capMicros, reservationTtlMs: TTL_MS, clock });
    this.#run = new BudgetRun(audit, { breaker, capMicros, clock });
    this.upstream = this.#run.upstream;
  }

  /** Whether money was left when all calls had ended, and could be spent to the last micro-unit. */
  get hadRoomAtEnd(): boolean {
    return this.#hadRoomAtEnd;
  }

  async spend(): Promise<void> {
    for (let offered = 0; offered < CALLS && !this.#audit.stuck;) {
      this.#advance(this.#random.index(TICK_MS_MAX + 1));
      // All within one tick: what settles before and after the offers, the breaker hears of later.
      this.#settleSome();
      const burst = this.#random.index(OFFERED_AT_ONCE + 1);
      for (let i = 0; i < burst; i++) this.#run.offer(this.#draw());
      offered += burst;
      this.#settleSome();
      await this.#run.quiet();
    }
    await this.#comeToRest();
    this.#hadRoomAtEnd = await this.#run.spendTheRest();
    this.#run.abandonHanging();
    this.#run.end();
  }

  /** Calls that settle do, hanging ones expire: nothing stays reserved. */
  async #comeToRest(): Promise<void> {
    await this.#run.settleAll();
    this.#advance(TTL_MS + 0.5);
    await this.#run.quiet();
  }

  #advance(ms: number): void {
    this.#nowMs += ms;
    this.upstream.expire(TTL_MS);
  }

  #settleSome(): void {
    const settling = [...this.upstream.open].filter(({ order }) => order.fate !== 'hangs');
    const count = this.#random.index(SETTLED_AT_ONCE + 1);
    for (const call of this.#random.shuffled(settling).slice(0, count)) this.upstream.settle(call);
  }

  #draw(): Order {
    const estimateMicros = 1 + this.#random.index(ESTIMATE_MICROS_MAX);
    const actualMicros = drawActualMicros(this.#random, estimateMicros);
    const share = this.#random.share();
    const settles = share < HANG_SHARE + FAILURE_SHARE ? 'fails' : 'succeeds';
    return {
      estimateMicros,
      actualMicros,
      fate: share < HANG_SHARE ? 'hangs' : settles,
    };
  }
}
