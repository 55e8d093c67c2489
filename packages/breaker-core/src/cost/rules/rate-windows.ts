import { CALL_NAMES, type CallFilter } from './call-filter.js';
import { RateWindow } from './rate-window.js';

/**
 * The windows of all rate rules. Rules that are for the same calls and look back as far measure the
 * same, each against its own limit: they share a window.
 */
export class RateWindows {
  readonly #windows = new Map<string, RateWindow>();

  for(perMs: number, only: CallFilter): RateWindow {
    const lists = CALL_NAMES.map((kind) => [...(only[kind] ?? ANY)].sort());
    const key = JSON.stringify([perMs, ...lists]);
    const window = this.#windows.get(key) ?? new RateWindow(perMs);
    this.#windows.set(key, window);
    return window;
  }
}

/** No list has the empty name. */
const ANY: readonly string[] = [''];
