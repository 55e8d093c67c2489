import { CircuitBreaker } from './breaker.js';
import { type Clock, monotonicClock } from './clock.js';
import type { BreakerCounts } from './counts.js';
import { BreakerLabError } from './errors.js';
import type { BreakerState } from './machine.js';
import { MAX_COUNT, OptionCheck } from './option-check.js';
import type { CircuitBreakerOptions } from './options.js';

/** How a registry makes and keeps breakers. */
export interface BreakerRegistryOptions {
  /**
   * The options of a key's breaker; default: none but its name, which is the key. A `clock` among
   * them should be the registry's.
   */
  readonly optionsFor?: (key: string) => CircuitBreakerOptions;
  /** Breakers kept at most: an integer from 1 to 1,000,000; default 10,000. */
  readonly maxBreakers?: number;
  /**
   * After how long without use a closed breaker may go, in milliseconds: above 0, up to one year;
   * default: only when room is needed. Looked at when a breaker is made, without a timer.
   */
  readonly idleMs?: number;
  /** Where time is read; default `monotonicClock`. */
  readonly clock?: Clock;
}

/** One breaker, as a health endpoint shows it. */
export interface RegistryEntry {
  readonly key: string;
  readonly state: BreakerState;
  readonly counts: BreakerCounts;
}

/**
 * Every breaker kept is needed: none of them is closed and without calls in flight, and there is
 * room for no more.
 */
export class RegistryFullError extends BreakerLabError {
  readonly code = 'ERR_REGISTRY_FULL';
  /** The key that found no room. */
  readonly key: string;
  /** The option `maxBreakers`. */
  readonly maxBreakers: number;

  constructor(key: string, maxBreakers: number) {
    super(
      `no room for a breaker for "${key}": all ${maxBreakers} are open, steered by hand, or have calls in flight; raise maxBreakers, or delete some`,
    );
    this.key = key;
    this.maxBreakers = maxBreakers;
  }
}

interface Kept {
  readonly breaker: CircuitBreaker;
  usedAtMs: number;
}

/**
 * Breakers by key, made on demand and bounded in number.
 *
 * @remarks
 * What goes first is the closed breaker that was used longest ago. One that is not closed, is in
 * shadow mode, or has calls in flight stays: to forget it would be to forget an outage. Ask `get`
 * for each call: a breaker that went still works for whoever kept it, but the key has another.
 *
 * @example
 * ```ts
 * const hosts = new BreakerRegistry({ maxBreakers: 1_000, idleMs: 600_000 });
 * const page = await hosts.get(url.host).execute(() => fetch(url));
 * ```
 */
export class BreakerRegistry {
  readonly #optionsFor: (key: string) => CircuitBreakerOptions;
  readonly #maxBreakers: number;
  readonly #idleMs: number;
  readonly #clock: Clock;
  /** In the order of their last use: a map iterates in the order in which keys came. */
  readonly #kept = new Map<string, Kept>();

  /** @throws {@link InvalidOptionsError} that lists every violation of the options. */
  constructor(options: BreakerRegistryOptions = {}) {
    const check = new OptionCheck();
    const given = check.object('', options, ['optionsFor', 'maxBreakers', 'idleMs', 'clock']);
    const { maxBreakers = 10_000, idleMs, optionsFor, clock = monotonicClock } = given;
    check.integer('maxBreakers', maxBreakers, { min: 1, max: MAX_COUNT });
    if (idleMs !== undefined) check.durationMs('idleMs', idleMs);
    check.optionalFunction('optionsFor', optionsFor);
    check.method('clock', clock, 'nowMs');
    check.done('BreakerRegistry');
    this.#optionsFor =
      (optionsFor as BreakerRegistryOptions['optionsFor']) ?? ((key) => ({ name: key }));
    this.#maxBreakers = maxBreakers as number;
    this.#idleMs = (idleMs as number | undefined) ?? Infinity;
    this.#clock = clock as Clock;
  }

  /** Breakers kept now. */
  get size(): number {
    return this.#kept.size;
  }

  /**
   * The breaker of a key, made if there is none.
   *
   * @throws {@link RegistryFullError} when it would have to be made and there is no room,
   * {@link InvalidOptionsError} for what `optionsFor` gave, and whatever that throws.
   */
  get(key: string): CircuitBreaker {
    const nowMs = this.#clock.nowMs();
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#use(key, known, nowMs);
      return known.breaker;
    }
    const breaker = new CircuitBreaker(this.#optionsFor(key));
    this.#forgetIdle(nowMs);
    if (this.#kept.size >= this.#maxBreakers && !this.#forgetOldest(nowMs)) {
      throw new RegistryFullError(key, this.#maxBreakers);
    }
    this.#kept.set(key, { breaker, usedAtMs: nowMs });
    return breaker;
  }

  /** The breaker of a key, if there is one; that is no use of it. */
  peek(key: string): CircuitBreaker | undefined {
    return this.#kept.get(key)?.breaker;
  }

  /**
   * Disposes of a key's breaker, whatever its state.
   *
   * @returns whether there was one.
   */
  delete(key: string): boolean {
    this.#kept.get(key)?.breaker.dispose();
    return this.#kept.delete(key);
  }

  /** Key and breaker of all kept, those used longest ago first. */
  *entries(): IterableIterator<readonly [key: string, breaker: CircuitBreaker]> {
    for (const [key, { breaker }] of this.#kept) yield [key, breaker];
  }

  /** State and counts of all kept, for a health endpoint. */
  states(): RegistryEntry[] {
    return [...this.entries()].map(([key, { state, counts }]) => ({ key, state, counts }));
  }

  /** Disposes of all. */
  dispose(): void {
    for (const key of [...this.#kept.keys()]) this.delete(key);
  }

  #use(key: string, kept: Kept, nowMs: number): void {
    kept.usedAtMs = nowMs;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
  }

  /** Stops at the first that is not idle. One that is needed counts as used: it is not met again. */
  #forgetIdle(nowMs: number): void {
    for (const [key, kept] of this.#kept) {
      if (nowMs - kept.usedAtMs < this.#idleMs) return;
      if (isFree(kept.breaker)) this.#kept.delete(key);
      else this.#use(key, kept, nowMs);
    }
  }

  /** @returns false when none may go. */
  #forgetOldest(nowMs: number): boolean {
    let unseen = this.#kept.size;
    for (const [key, kept] of this.#kept) {
      if (isFree(kept.breaker)) return this.#kept.delete(key);
      this.#use(key, kept, nowMs);
      unseen--;
      if (unseen === 0) break;
    }
    return false;
  }
}

function isFree({ state, isShadow, counts }: CircuitBreaker): boolean {
  return state === 'closed' && !isShadow && counts.inFlight === 0 && counts.abandoned === 0;
}
