import type { CallContext, CallOptions } from '../call-options.js';
import type { TokenCounts } from './estimate/token-counts.js';
import type { ReserveOptions } from './reservation.js';

/** What a call expects to cost when it steps down; what is absent stays as the call has it. */
export interface StepDown {
  /** The most it is expected to cost. Currency units, 0 or more. */
  readonly estimate?: number;
  /** The model it uses then. */
  readonly model?: string;
  /** The tokens it uses then. */
  readonly tokens?: TokenCounts;
}

/** What a guarded call costs, and what else is known of it. */
export interface CostedCall<T> extends ReserveOptions, CallOptions {
  /**
   * The most the call is expected to cost, reserved before it runs. Currency units, 0 or more.
   * Default: the breaker's `estimator` is asked, by `operation`, `model` and `tokens`.
   */
  readonly estimate?: number;
  /** The tokens it will use, or may use at most; for the estimator. */
  readonly tokens?: TokenCounts;
  /**
   * What the call costs when a rule of the action `degrade` steps it down: step n is `steps[n − 1]`,
   * the last one for all above. That is what is reserved then, and what `fn` is handed as `step`
   * and `model`. Default: it costs what it costs, and `fn` may still heed the step.
   */
  readonly steps?: readonly StepDown[];
  /**
   * Reads from the result what the call has cost, in currency units. Default: by `usage`; else what
   * `fn` has told by `used`; else the estimate. When it throws or gives no amount, the estimate is
   * charged, `unpriced` is counted and told, and the caller still gets the result.
   */
  readonly actual?: (result: T) => number;
  /**
   * Reads from the result which tokens the call has used; the `estimator` prices them, by the model
   * that the call ran with. Otherwise as `actual`, which outranks it.
   */
  readonly usage?: (result: T) => TokenCounts;
}

/** What a paid function is handed. */
export interface PaidCallContext extends CallContext {
  /** By how much it is to step down: 0, as it was asked for; higher, the cheaper. */
  readonly step: number;
  /** The model it is to use: that of the call, or of its step. */
  readonly model: string | undefined;
  /**
   * Tells what the call has cost up to now. When it fails, also because it was given up half-way,
   * that is what it is charged; when it succeeds, too, unless `actual` or `usage` knows better.
   *
   * The total is in currency units, 0 or more: everything so far, not what has come on top. Of
   * several the highest counts. What is no amount (NaN, negative) has the estimate charged, and
   * `unpriced` told; nothing is thrown.
   */
  readonly used: (total: number) => void;
}
