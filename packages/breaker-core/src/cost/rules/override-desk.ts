import { InvalidCallError } from '../../errors.js';
import { OptionCheck } from '../../option-check.js';
import type { Now } from '../ledger.js';
import { checkAuditText } from './audit-text.js';
import type { AuditTrail } from './audit-trail.js';

/** Why rules are lifted, by whom, and for how long. */
export interface OverrideOptions {
  /** For the audit trail. A string of 1 to 1,000 characters. */
  readonly reason: string;
  /** Who answers for it, for the audit trail. A string of 1 to 1,000 characters. */
  readonly by: string;
  /** It ends by itself then. Milliseconds above 0, up to 86,400,000 (24 h). */
  readonly durationMs: number;
}

/** An override in force. */
export interface Override {
  /** Ends it before its time; afterwards it changes nothing. */
  end(now: Now): void;
}

interface LiveOverride extends OverrideOptions {
  readonly overrideId: number;
  readonly untilMs: number;
}

const DURATION_MS_MAX = 24 * 3_600_000;
const LIVE_MAX = 100;

/**
 * Lifts all rules for an emergency: while an override is live they refuse and degrade nothing, and
 * are told all the same. Caps hold. There is no timer: an end is seen, and recorded, at the next use.
 */
export class OverrideDesk {
  readonly #trail: AuditTrail;
  readonly #live = new Set<LiveOverride>();
  #begun = 0;

  constructor(trail: AuditTrail) {
    this.#trail = trail;
  }

  /**
   * @throws {@link InvalidOptionsError} with everything that is wrong with the options.
   * @throws {@link InvalidCallError} while 100 overrides are live.
   */
  lift(options: OverrideOptions, now: Now): Override {
    const { reason, by, durationMs } = checkedOverride(options);
    this.expire(now);
    if (this.#live.size >= LIVE_MAX) {
      const expected = `fewer than ${LIVE_MAX} overrides at once: end one`;
      throw new InvalidCallError('lift', { expected, received: this.#live.size });
    }
    this.#begun += 1;
    const untilMs = now.nowMs + durationMs;
    const override = { overrideId: this.#begun, untilMs, reason, by, durationMs };
    this.#live.add(override);
    const { overrideId } = override;
    const atEpochMs = now.epochMs;
    this.#trail.record({ kind: 'override-began', atEpochMs, overrideId, by, reason, durationMs });
    return {
      end: (endNow) => {
        this.expire(endNow);
        if (this.#live.has(override)) this.#end(override, 'ended', endNow.epochMs);
      },
    };
  }

  isLive(now: Now): boolean {
    this.expire(now);
    return this.#live.size > 0;
  }

  /** Records those whose time is over, in the order of their ends; call before reading the trail. */
  expire({ nowMs, epochMs }: Now): void {
    if (this.#live.size === 0) return;
    const over = [...this.#live].filter(({ untilMs }) => nowMs >= untilMs);
    over.sort((one, other) => one.untilMs - other.untilMs);
    for (const override of over) {
      this.#end(override, 'expired', Math.round(epochMs - (nowMs - override.untilMs)));
    }
  }

  #end(override: LiveOverride, cause: 'ended' | 'expired', atEpochMs: number): void {
    const { overrideId, by, reason } = override;
    this.#live.delete(override);
    this.#trail.record({ kind: 'override-ended', atEpochMs, overrideId, by, reason, cause });
  }
}

function checkedOverride(options: OverrideOptions): OverrideOptions {
  const check = new OptionCheck();
  const given = check.object('', options, ['reason', 'by', 'durationMs']);
  const { reason, by, durationMs } = given;
  checkAuditText('reason', reason, check);
  checkAuditText('by', by, check);
  check.require('durationMs', durationMs, {
    rule: `milliseconds above 0, up to ${DURATION_MS_MAX}`,
    ok: typeof durationMs === 'number' && durationMs > 0 && durationMs <= DURATION_MS_MAX,
  });
  check.done('lift');
  return { reason: reason as string, by: by as string, durationMs: durationMs as number };
}
