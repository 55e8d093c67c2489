import { ROOT_SCOPE } from '../budget-tree.js';
import { RollingLedger } from '../rolling-ledger.js';

/**
 * What the calls of one rule have reserved and been charged of late. It measures and refuses
 * nobody: its cap is the limit of the rule, by which it tells when a call will be below again.
 * Forgets as a {@link RollingLedger} does: up to a sixtieth of its length late, never early.
 */
export class RateWindow extends RollingLedger {
  constructor({ perMs, limitMicros }: { perMs: number; limitMicros: number }) {
    super(ROOT_SCOPE, {
      per: { rollingMs: perMs },
      capMicros: limitMicros,
      softCapMicros: Number.POSITIVE_INFINITY,
    });
  }

  override admits(): boolean {
    return true;
  }

  /** It has no cap to go beyond. */
  override get excessMicros(): number {
    return 0;
  }
}
