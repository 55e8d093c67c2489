import type { BudgetRefusal } from '../cost-errors.js';
import type { StoreUnavailableError } from './store-unavailable-error.js';

/** Why a call must not go on; undefined when it may. */
export type StoreVerdict =
  | undefined
  | { readonly kind: 'refused'; readonly refusal: BudgetRefusal }
  | { readonly kind: 'unavailable'; readonly error: StoreUnavailableError };
