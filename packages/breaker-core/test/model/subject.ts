import type { CircuitBreaker } from '../../src/index.js';

/** What commands are given to: the breaker or its model. */
export type Subject = Pick<
  CircuitBreaker,
  | 'state'
  | 'isShadow'
  | 'counts'
  | 'on'
  | 'acquire'
  | 'execute'
  | 'executeSync'
  | 'forceOpen'
  | 'forceClose'
  | 'disable'
  | 'shadow'
  | 'reset'
  | 'isolate'
  | 'snapshot'
  | 'restore'
  | 'dispose'
>;
