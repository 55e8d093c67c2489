import type { SubjectName } from '../subject-name.js';

/** What a guarded function may be handed. */
export interface Handed {
  readonly signal: AbortSignal;
}

/** The function that is guarded. */
export type AsyncWork = (call?: Handed) => Promise<number>;

/** Calls a function through one breaker. */
export type Guard = (work: AsyncWork) => Promise<number>;

/** Rules that more than one subject knows. */
export type Rule = 'time-window' | 'consecutive-failures';

/** A window, and how many calls it holds. */
export interface WindowPlan {
  readonly kind: 'count' | 'time';
  readonly calls: number;
}

/** A breaker library: the same things made of each. `undefined`: it has no such thing. */
export interface Subject {
  readonly name: SubjectName;
  /** Closed, without a timeout; a time window is 10 s, opens at half of at least 100 calls. */
  readonly closed: (rule: Rule) => Guard | undefined;
  /** As `closed`, with a time window and a timeout of `timeoutMs` on every call. */
  readonly timed: (timeoutMs: number) => Guard;
  /** Has opened, for longer than any run. */
  readonly open: () => Promise<Guard>;
  /** A breaker with a time window, as `closed`, that has never been called. */
  readonly idle: () => object;
  /** Stays closed as long as one call in 64 succeeds. */
  readonly enduring: (window: WindowPlan) => Guard | undefined;
}

/** Longer than any run. */
export const AN_HOUR_MS = 3_600_000;
/** The time window of every subject. */
export const WINDOW_MS = 10_000;
/** The failure rate that opens, and the calls it needs. */
export const FAILURE_RATE = { threshold: 0.5, minimumCalls: 100 };
/** Failures in a row that open. */
export const FAILURES_IN_A_ROW = 5;

/** Makes the one failure that opens a breaker. */
export async function fail(guard: Guard): Promise<void> {
  await guard(() => Promise.reject(new Error('the upstream is down'))).catch(() => undefined);
}
