import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { nowMs } from '../clock.js';

/** Linux counts CPU time in ticks of 10 ms (USER_HZ). */
const TICK_MS = 10;
const STEAL_FIELD = 8;

/** How much processor time the hypervisor gave to somebody else meanwhile (Linux only). */
export class StolenTime {
  readonly #startMs = nowMs();
  readonly #startTicks = stealTicks();

  /** Share of all processor time stolen since construction, 0–1; 0 where the system does not tell. */
  share(): number {
    const elapsedMs = nowMs() - this.#startMs;
    if (elapsedMs <= 0) return 0;
    const stolenMs = (stealTicks() - this.#startTicks) * TICK_MS;
    return stolenMs / (elapsedMs * availableParallelism());
  }
}

function stealTicks(): number {
  try {
    const total = readFileSync('/proc/stat', 'utf8').split('\n', 1)[0] ?? '';
    return Number(total.split(/\s+/)[STEAL_FIELD] ?? 0);
  } catch {
    return 0;
  }
}
