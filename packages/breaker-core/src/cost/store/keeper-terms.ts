import type { Clock } from '../../clock.js';
import type { ExpiredCharge } from '../cost-options.js';
import type { StoreSettings } from './store-options.js';

/** What a keeper is made of. */
export interface KeeperTerms extends StoreSettings {
  readonly breakerName: string;
  readonly expiredCharge: ExpiredCharge;
  readonly clock: Clock;
  /** Unlike that of any other keeper of any process. Default: a random UUID. */
  readonly writerId?: string;
}
