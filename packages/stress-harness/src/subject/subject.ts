import type { SubjectBreakerRegistry, SubjectRegistryOptions } from './subject-registry.js';
import type {
  SubjectSharedBreaker,
  SubjectSharedBudget,
  SubjectSharedBudgetOptions,
  SubjectSharedOptions,
  SubjectSharing,
} from './shared-subject.js';

/** The states every subject reports in; forced and disabled states are mapped onto these. */
export type SubjectState = 'closed' | 'open' | 'half-open';

/** What a subject is able to do; a scenario that needs more is skipped, and says why. */
export const CAPABILITIES = [
  'sync',
  'counts',
  'transitions',
  'clock',
  'trials',
  'timeout',
  'abort',
  'listeners',
  'registry',
  'cost',
  'reservations',
  'calendar',
  'cost-circuit',
  'cost-rules',
  'cost-scopes',
  'shared',
  'shared-budget',
] as const;

/**
 * One ability of a subject.
 *
 * - `sync`: guards synchronous calls (`executeSync`)
 * - `counts`: reports its own exact counts (`counts`)
 * - `transitions`: reports its transitions in order (`onTransition`)
 * - `clock`: takes its time from `SubjectOptions.nowMs`
 * - `trials`: bounds trials in half-open to `SubjectOptions.halfOpenTrials`
 * - `timeout`: ends calls that take too long (`SubjectOptions.timeoutMs`, `isTimeout`)
 * - `abort`: guards calls that their caller may give up (`executeAbortable`)
 * - `listeners`: takes listeners of transitions off again (`subscribe`)
 * - `registry`: offers breakers by key, bounded in number (`createRegistry`)
 * - `cost`: offers a cost breaker (`createCost`)
 * - `reservations`: its cost breaker reserves and settles by hand, and changes its cap
 * - `calendar`: its cost breaker takes wall-clock time and a time zone from its options
 * - `cost-circuit`: its cost breaker is a circuit breaker as well (`SubjectCostOptions.circuit`)
 * - `cost-rules`: its cost breaker takes rules (`SubjectCostOptions.rules`)
 * - `cost-scopes`: its cost breaker has budgets of nested scopes (`SubjectCostOptions.levels`)
 * - `shared`: offers a breaker that worker threads share (`shared`)
 * - `shared-budget`: offers a budget that worker threads share (`sharedBudget`)
 */
export type Capability = (typeof CAPABILITIES)[number];

/** When the breaker must open: the two rules every breaker can be mapped to. */
export type SubjectTrip =
  | { readonly kind: 'consecutive'; /** Failures in a row that open. */ readonly failures: number }
  | {
      readonly kind: 'rate';
      /** Share of failures, 0–1, at and above which it opens. */
      readonly failureRateThreshold: number;
      /** Completed calls needed before the rate means anything. */
      readonly minimumCalls: number;
      /** Length of the time window in milliseconds. */
      readonly windowMs: number;
    };

/** What a scenario asks of a breaker. */
export interface SubjectOptions {
  readonly trip: SubjectTrip;
  /** How long it stays open, in milliseconds. */
  readonly openDurationMs: number;
  /** Trials in flight at a time in half-open, and successes that close it. */
  readonly halfOpenTrials: number;
  /** Monotonic milliseconds; only given to subjects with the capability `clock`. */
  readonly nowMs?: () => number;
  /** Longest time a call may take, in milliseconds; needs the capability `timeout`. Default: none. */
  readonly timeoutMs?: number;
}

/** A transition as a subject reports it. */
export interface SubjectTransition {
  readonly from: SubjectState;
  readonly to: SubjectState;
}

/** A subject's own lifetime counts. */
export interface SubjectCounts {
  readonly succeeded: number;
  readonly failed: number;
  readonly rejected: number;
  /** Settled in another generation than admitted in; 0 for subjects that do not tell. */
  readonly late: number;
}

/** One breaker under stress. */
export interface SubjectBreaker {
  /** Guards an asynchronous call; rejects with the call's own error, or with a rejection. */
  execute<T>(fn: () => Promise<T>): Promise<T>;
  /** Guards a synchronous call; needs the capability `sync`. */
  executeSync?<T>(fn: () => T): T;
  state(): SubjectState;
  /** Whether an error means "the breaker did not run the call". */
  isRejection(error: unknown): boolean;
  /** Needs the capability `counts`. */
  counts?(): SubjectCounts;
  /** Needs the capability `transitions`. */
  onTransition?(listener: (transition: SubjectTransition) => void): void;
  /** As {@link onTransition}; what it returns takes the listener off. Needs `listeners`. */
  subscribe?(listener: (transition: SubjectTransition) => void): () => void;
  /** Whether an error means "the call took longer than `timeoutMs`"; needs `timeout`. */
  isTimeout?(error: unknown): boolean;
  /**
   * Guards an asynchronous call that its caller may give up; needs the capability `abort`.
   *
   * @param fn - is handed a signal that is aborted when `signal` is. When it then rejects with the
   * signal's reason, so does the promise; at the latest: it may do so at once.
   */
  executeAbortable?<T>(fn: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  dispose?(): void;
}

/** What a scenario asks of a cost breaker. */
export interface SubjectCostOptions {
  /**
   * Daily cap in currency units (for example dollars); a day is one of UTC, by the wall clock,
   * unless a `timeZone` is given.
   */
  readonly dailyCap: number;
  /** Time to live of a reservation nobody settles, in milliseconds. */
  readonly reservationTtlMs: number;
  /** Monotonic milliseconds; only given to subjects with the capability `clock`. */
  readonly nowMs?: () => number;
  /** Wall-clock time in milliseconds since 1970 UTC; needs the capability `calendar`. */
  readonly epochMs?: () => number;
  /** By which days begin: an IANA time zone; needs the capability `calendar`. Default: UTC. */
  readonly timeZone?: string;
  /**
   * When failing calls open it, whatever the budget says; needs the capability `cost-circuit`.
   * Default: they never do.
   */
  readonly circuit?: {
    readonly trip: SubjectTrip;
    /** How long it stays open, in milliseconds. */
    readonly openDurationMs: number;
  };
  /** What turns calls away before the cap does; needs the capability `cost-rules`. */
  readonly rules?: readonly SubjectCostRule[];
  /**
   * In how many nested scopes, each with a daily budget of the cap, every call is held and charged;
   * needs the capability `cost-scopes` above 1. `usage` tells of the outermost. Default: 1.
   */
  readonly levels?: number;
}

/** A rule that every call is held to; of several that are met the strictest decides. */
export interface SubjectCostRule {
  readonly when:
    /** Estimates and costs within a sliding window, this call's estimate included, are above. */
    | { readonly kind: 'rate'; readonly perMs: number; readonly above: number }
    /** Committed and reserved, this call's estimate included, are above this share of the cap. */
    | { readonly kind: 'share'; readonly above: number };
  readonly action:
    /** Turns the call away. */
    | { readonly kind: 'block' }
    /** Lets so many calls through, by a token bucket, and turns the others away. */
    | { readonly kind: 'throttle'; readonly callsPerSecond: number; readonly burst: number };
}

/** What a paid call is handed. */
export interface SubjectPaidCall {
  /** Tells what the call has cost up to now, in currency units: a total. */
  used(total: number): void;
}

/** Money held by hand; needs the capability `reservations`. */
export interface SubjectReservation {
  /** Ends it with what was spent, in currency units. */
  commit(actual: number): void;
  /** Ends it at no cost. */
  release(): void;
  /** Gives it a full time to live from now. */
  extend(): void;
  /** Gives back a part of what was committed, in currency units. */
  refund(amount: number): void;
}

/** Money of the current period, in integer micro-units of the currency. */
export interface SubjectUsage {
  readonly capMicros: number;
  readonly committedMicros: number;
  readonly reservedMicros: number;
}

/**
 * One cost breaker under stress.
 *
 * @remarks
 * The contract a subject is held to. An amount of currency units stands for the micro-units it is
 * the nearest double of: 1.005 is 1,005,000, although 1.005 × 10⁶ reads 1004999.9999999999.
 *
 * 1. A call is admitted if, and only if, `committed + reserved + estimate ≤ cap`. Its estimate is
 *    reserved before `fn` is called, and until it settles or expires. A call that is not admitted
 *    is rejected without waiting; its `fn` is never called.
 * 2. When `fn` fulfils, the actual cost is committed in place of the reservation, in full, also
 *    where it passes the estimate or the cap. When `fn` rejects, the call has cost what it said by
 *    `used` (of several totals the highest), or nothing. Either is in the books when the caller
 *    hears. A call given up by its signal is settled when `fn` is.
 * 3. A reservation older than `reservationTtlMs` is no longer reserved, and its estimate counts as
 *    committed: the call may be running, and spending, still. If it settles after all, what it
 *    has cost takes the place of that estimate.
 * 4. A call is charged to the day in which it was reserved, whenever it ends. Days only move forward:
 *    while the wall clock is behind the day it had reached, that day goes on.
 * 5. NaN, what is negative, and what is above 2⁵³ micro-units is no amount. As an estimate, a
 *    commit or a cap it is refused by an error, and changes nothing. A cost that is none, by
 *    `actual` or `used`, is charged as estimated, and the caller gets the call's own outcome.
 * 6. With a circuit or rules, a call is admitted if, and only if, these let it as well. What they or
 *    the cap turn away is no failure, and takes nothing of a throttle. An open circuit whose time is
 *    up admits one trial at a time: its success closes it, its failure opens it again. A call
 *    that was admitted in another state decides nothing.
 * 7. A rate counts money from the instant in which it is reserved, and a settlement corrects it. It
 *    forgets what is `perMs` old: up to a sixtieth of `perMs` late, never early. A throttle is a
 *    bucket that is full at first; calls that do not meet its rule take nothing of it.
 */
export interface SubjectCostBreaker {
  /** Guards a call that costs money; `estimate` and the result of `actual` are currency units. */
  execute<T>(
    fn: (paid: SubjectPaidCall) => Promise<T>,
    call: {
      readonly estimate: number;
      readonly actual: (result: T) => number;
      /** Aborting it gives the call up: its caller hears at once. */
      readonly signal?: AbortSignal;
    },
  ): Promise<T>;
  isRejection(error: unknown): boolean;
  /** The books as of now, expired reservations included. */
  usage(): SubjectUsage;
  /**
   * Holds money by hand; needs the capability `reservations`.
   *
   * @throws what {@link isRejection} knows, when the estimate does not fit.
   */
  reserve?(estimate: number): SubjectReservation;
  /** Sets the cap, in currency units, for this day and those that follow; likewise. */
  setCap?(cap: number): void;
  dispose?(): void;
}

/** Anything that can be put under stress. */
export interface BreakerSubject {
  readonly name: string;
  readonly capabilities: readonly Capability[];
  create(options: SubjectOptions): SubjectBreaker;
  /** Needs the capability `registry`. */
  createRegistry?(options: SubjectRegistryOptions): SubjectBreakerRegistry;
  /** Needs the capability `cost`. */
  createCost?(options: SubjectCostOptions): SubjectCostBreaker;
  /** Needs the capability `shared`. */
  readonly shared?: SubjectSharing<SubjectSharedOptions, SubjectSharedBreaker>;
  /** Needs the capability `shared-budget`. */
  readonly sharedBudget?: SubjectSharing<SubjectSharedBudgetOptions, SubjectSharedBudget>;
}

/** Subjects by name; each is loaded only when asked for, so that none disturbs another's heap. */
export type SubjectRegistry = Readonly<Record<string, () => Promise<BreakerSubject>>>;
