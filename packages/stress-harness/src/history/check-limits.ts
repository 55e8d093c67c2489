import { nowMs } from '../clock.js';
import { problem } from './history-memory.js';

/** How much a check may take before it says `unknown`. */
export interface CheckLimits {
  /** For the whole history, in milliseconds: 0 to Infinity; default 60,000. */
  readonly timeMs?: number;
  /** Configurations visited for one object: 1 to Infinity; default 10,000,000. */
  readonly configurations?: number;
  /** Memory for the configurations of one object, in bytes: 1 to Infinity; default 512 MiB. */
  readonly memoryBytes?: number;
  /** The clock that the time is taken from; default: the monotonic one. */
  readonly nowMs?: () => number;
}

/** Which limit was met. */
export type LimitMet = 'time' | 'configurations' | 'memory';

const DEFAULTS = { timeMs: 60_000, configurations: 10_000_000, memoryBytes: 512 * 2 ** 20, nowMs };

/** Tells a search when to stop; the search asks. */
export class CheckBudget {
  readonly #limits: Required<CheckLimits>;
  readonly #startedAtMs: number;

  /** @throws `HarnessError` `ERR_HISTORY` when a limit is out of range. */
  constructor(limits: CheckLimits) {
    this.#limits = { ...DEFAULTS, ...limits };
    const { timeMs, configurations, memoryBytes } = this.#limits;
    if (!(timeMs >= 0)) throw problem(`timeMs must be 0 or more; got ${timeMs}`);
    if (!(configurations >= 1)) {
      throw problem(`configurations must be 1 or more; got ${configurations}`);
    }
    if (!(memoryBytes >= 1)) throw problem(`memoryBytes must be 1 or more; got ${memoryBytes}`);
    this.#startedAtMs = this.#limits.nowMs();
  }

  /** Milliseconds since the check began. */
  get elapsedMs(): number {
    return this.#limits.nowMs() - this.#startedAtMs;
  }

  /** The limit that is met; undefined while none is. */
  metBy(held: { readonly count: number; readonly bytes: number }): LimitMet | undefined {
    if (held.count >= this.#limits.configurations) return 'configurations';
    if (held.bytes >= this.#limits.memoryBytes) return 'memory';
    return this.isOutOfTime ? 'time' : undefined;
  }

  get isOutOfTime(): boolean {
    return this.elapsedMs >= this.#limits.timeMs;
  }
}
