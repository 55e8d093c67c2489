import type { SubjectCostRule } from '@breaker-lab/stress-harness';
import { ThrottleBucket, type ThrottleRate } from './throttle-bucket.js';

/** A rule over the share of the cap that is used. */
export interface GatesRuleTerm {
  /** Above which share of the cap it is met: whole per cent. */
  readonly percent: number;
  /** Absent: it blocks. */
  readonly throttle?: ThrottleRate;
}

/** The rule as the subject is asked for it. */
export function subjectRule({ percent, throttle }: GatesRuleTerm): SubjectCostRule {
  const when = { kind: 'share', above: percent / 100 } as const;
  if (throttle === undefined) return { when, action: { kind: 'block' } };
  const { calls, perSeconds, burst } = throttle;
  return { when, action: { kind: 'throttle', callsPerSecond: calls / perSeconds, burst } };
}

/** The rule by the book, in whole micro-units. */
export class GatesRule {
  readonly #percent: number;
  readonly #bucket: ThrottleBucket | undefined;

  constructor({ percent, throttle }: GatesRuleTerm) {
    this.#percent = percent;
    this.#bucket = throttle && new ThrottleBucket(throttle);
  }

  /** The highest sum that does not meet it. */
  limitMicros(capMicros: number): number {
    return Math.floor((this.#percent * capMicros) / 100);
  }

  /** @param usedMicros - the call's own estimate included. */
  isMet({ usedMicros, capMicros }: { usedMicros: number; capMicros: number }): boolean {
    return usedMicros * 100 > this.#percent * capMicros;
  }

  /** Whether it lets through a call that meets it. */
  admits(nowMs: number): boolean {
    return this.#bucket?.has(nowMs) ?? false;
  }

  /** A call that meets it begins. */
  take(nowMs: number): void {
    this.#bucket?.take(nowMs);
  }
}
