import { ROOT_SCOPE } from '../budget-tree.js';
import { RollingLedger } from '../rolling-ledger.js';

/** Far above what a window ever holds, and so that no sum with it is rounded. */
const CAP_MICROS = 4e15;

/**
 * What some calls have reserved and been charged of late. It measures and refuses nobody. Forgets as a {@link RollingLedger} does: up to a sixtieth of its length late, never early.
 */
export class RateWindow extends RollingLedger {
  constructor(perMs: number) {
    super(ROOT_SCOPE, {
      per: { rollingMs: perMs },
      capMicros: CAP_MICROS,
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
