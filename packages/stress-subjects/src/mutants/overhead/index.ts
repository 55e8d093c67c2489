import type { Mutant } from '../mutant.js';
import { allocates1KibPerCall, allocates32BytesPerCall } from './allocates-per-call.js';
import { addsOnePromise } from './adds-one-promise.js';
import { busySyncCalls } from './busy-sync-calls.js';
import { asksPerSyncCall, computesPerAsyncCall } from './costs-a-little.js';
import { longPromiseChain } from './long-promise-chain.js';
import { tracesRejections } from './traces-rejections.js';
import { waitsNowAndThen } from './waits-now-and-then.js';

/** The mutants that stress-overhead exists to catch. */
export const mutants: readonly Mutant[] = [
  busySyncCalls,
  asksPerSyncCall,
  computesPerAsyncCall,
  longPromiseChain,
  addsOnePromise,
  waitsNowAndThen,
  allocates32BytesPerCall,
  allocates1KibPerCall,
  tracesRejections,
];
