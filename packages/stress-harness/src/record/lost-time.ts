import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { nowMs } from '../clock.js';

/** Linux counts CPU time in ticks of 10 ms (USER_HZ). */
const TICK_MS = 10;
const STEAL_FIELD = 8;
const NS_PER_MS = 1e6;

/**
 * How long this process could have run, but somebody else had the processor: other virtual
 * machines (steal time) or other processes (time on the run queue). Linux only. A process that was stopped waited for nothing: that
 * is seen by its keeper.
 */
export class LostTime {
  readonly #startMs = nowMs();
  readonly #stealTicks = stealTicks();
  readonly #queuedMs = queuedMs();

  /** Share of the time since construction, 0–1; 0 where the system does not tell. */
  share(): number {
    const elapsedMs = nowMs() - this.#startMs;
    if (elapsedMs <= 0) return 0;
    const stolenMs = ((stealTicks() - this.#stealTicks) * TICK_MS) / availableParallelism();
    return (stolenMs + queuedMs() - this.#queuedMs) / elapsedMs;
  }
}

function stealTicks(): number {
  return Number(firstLine('/proc/stat').split(/\s+/)[STEAL_FIELD] ?? 0);
}

/**
 * Milliseconds that this process's main thread was ready to run and waited, since it began: the
 * second figure of `schedstat`. Linux only; 0 elsewhere.
 */
export function queuedMs(): number {
  return Number(firstLine('/proc/self/schedstat').split(' ')[1] ?? 0) / NS_PER_MS;
}

function firstLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n', 1)[0] ?? '';
  } catch {
    return '';
  }
}
