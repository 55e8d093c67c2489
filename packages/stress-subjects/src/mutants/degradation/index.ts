import type { Mutant } from '../mutant.js';
import { answersInOrder } from './answers-in-order.js';
import { copiesInFlightList } from './copies-in-flight-list.js';
import { delaysWhenBusy } from './delays-when-busy.js';
import { filtersWindowPerCall } from './filters-window-per-call.js';
import { retriesFailedCalls } from './retries-failed-calls.js';
import { scansCallHistory } from './scans-call-history.js';
import { searchesInFlightList } from './searches-in-flight-list.js';
import { serialisesCalls } from './serialises-calls.js';
import { shedsEarly } from './sheds-early.js';
import { slowsDownWhenBusy } from './slows-down-when-busy.js';

/** The mutants that stress-degradation exists to catch. */
export const mutants: readonly Mutant[] = [
  searchesInFlightList,
  copiesInFlightList,
  slowsDownWhenBusy,
  scansCallHistory,
  filtersWindowPerCall,
  serialisesCalls,
  answersInOrder,
  shedsEarly,
  retriesFailedCalls,
  delaysWhenBusy,
];
