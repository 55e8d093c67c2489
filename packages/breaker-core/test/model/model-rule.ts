import type { TripFigures, TripRule, WatchedCall, WindowOptions } from '../../src/index.js';

export type ModelRuleOptions = Exclude<TripRule, { kind: 'custom' }>;

const BUCKETS = 32;

interface SeenCall {
  readonly atMs: number;
  readonly hit: boolean;
}

/** A trip rule that keeps a list of every call it was shown. */
export class ModelRule {
  options: ModelRuleOptions;
  #streak = 0;
  #calls: SeenCall[] = [];
  /** When the first call of all was recorded: a time window's buckets are counted from there. */
  #originMs: number | undefined;

  constructor(options: ModelRuleOptions) {
    this.options = options;
  }

  clear(): void {
    this.#streak = 0;
    this.#calls = [];
  }

  /** Replaces the options; what a smaller window has no room for is gone. */
  configure(options: ModelRuleOptions): void {
    this.options = options;
    if ('window' in options) this.#calls = this.#within(options.window, 0);
  }

  /** What it has counted, and its thresholds. */
  get figures(): TripFigures {
    const { options } = this;
    if (options.kind === 'consecutive-failures')
      return { failuresInARow: this.#streak, failuresThreshold: options.failures };
    const { minimumCalls } = options;
    const calls = this.#calls.length;
    const hits = this.#calls.filter(({ hit }) => hit).length;
    return options.kind === 'failure-rate'
      ? {
          completed: calls,
          failures: hits,
          minimumCalls,
          failureRateThreshold: thresholdOf(options),
        }
      : { calls, slowCalls: hits, minimumCalls, slowCallRateThreshold: thresholdOf(options) };
  }

  /** @returns whether the rule says to open. */
  sees(call: WatchedCall, nowMs: number): boolean {
    const { options } = this;
    if (options.kind === 'consecutive-failures') {
      if (call.kind === 'success') this.#streak = 0;
      if (!isFailure(call, options.errorClass)) return false;
      return ++this.#streak >= options.failures;
    }
    if (!counts(options, call)) return false;
    const hit =
      options.kind === 'failure-rate'
        ? isFailure(call, options.errorClass)
        : call.kind === 'overdue' || call.isSlow;
    this.#originMs ??= nowMs;
    this.#calls.push({ atMs: nowMs, hit });
    this.#calls = this.#within(options.window, nowMs);
    const { length } = this.#calls;
    const share = this.#calls.filter((seen) => seen.hit).length / length;
    return length >= options.minimumCalls && share >= thresholdOf(options);
  }

  #within(window: WindowOptions, nowMs: number): SeenCall[] {
    if (window.kind === 'count') return this.#calls.slice(-window.calls);
    const bucketOf = (atMs: number): number =>
      Math.floor((atMs - (this.#originMs ?? 0)) / (window.durationMs / BUCKETS));
    return this.#calls.filter(({ atMs }) => bucketOf(nowMs) - bucketOf(atMs) < BUCKETS);
  }
}

type RateOptions = Exclude<ModelRuleOptions, { kind: 'consecutive-failures' }>;

function isFailure(call: WatchedCall, errorClass: string | undefined): boolean {
  return call.kind === 'failure' && (errorClass === undefined || call.errorClass === errorClass);
}

/** A failure rate counts completed calls; a slow-call rate counts each call once. */
function counts(options: RateOptions, call: WatchedCall): boolean {
  if (options.kind === 'failure-rate') return call.kind !== 'overdue';
  return call.kind === 'overdue' || !call.wasOverdue;
}

function thresholdOf(options: RateOptions): number {
  return options.kind === 'failure-rate'
    ? options.failureRateThreshold
    : options.slowCallRateThreshold;
}
