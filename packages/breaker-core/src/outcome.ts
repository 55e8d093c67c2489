/**
 * What became of an admitted call. Only `success` and `failure` are *completed* calls, which move
 * trip rules and trials; `ignored` and `cancelled` move neither.
 */
export type Outcome = 'success' | 'failure' | 'ignored' | 'cancelled';

/** The outcomes that rates and trials are decided by. */
export type CompletedOutcome = 'success' | 'failure';

/** What a classifier may answer about an error. */
export type ErrorClass = Exclude<Outcome, 'success'>;
