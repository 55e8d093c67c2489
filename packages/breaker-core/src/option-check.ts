import { InvalidOptionsError, type Violation } from './errors.js';

/** The largest duration accepted anywhere: one year. Beyond it, an option is a mistake. */
export const MAX_DURATION_MS = 365 * 24 * 3600 * 1000;

/** The largest count accepted for windows, thresholds and trials. */
export const MAX_COUNT = 1_000_000;

/**
 * Collects violations of an options object instead of stopping at the first, so that a user
 * mends a configuration in one go.
 */
export class OptionCheck {
  readonly #violations: Violation[] = [];

  require(option: string, value: unknown, { rule, ok }: { rule: string; ok: boolean }): void {
    if (!ok) this.#violations.push({ option, rule, value });
  }

  /** A whole number in `[min, max]`. */
  integer(option: string, value: unknown, { min, max }: { min: number; max: number }): void {
    const ok = Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
    this.require(option, value, { rule: `an integer from ${min} to ${max}`, ok });
  }

  /** A finite number above 0 and at most {@link MAX_DURATION_MS}. */
  durationMs(option: string, value: unknown): void {
    const ok = typeof value === 'number' && value > 0 && value <= MAX_DURATION_MS;
    this.require(option, value, { rule: `milliseconds above 0, up to ${MAX_DURATION_MS}`, ok });
  }

  /** A share above 0 and at most 1. */
  share(option: string, value: unknown): void {
    const ok = typeof value === 'number' && value > 0 && value <= 1;
    this.require(option, value, { rule: 'a number above 0, up to 1', ok });
  }

  /** A plain object without keys beyond `known`. Returns it as a record, empty when it is none. */
  object(option: string, value: unknown, known: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const name = option === '' ? 'options' : option;
      this.require(name, value, { rule: 'an object', ok: false });
      return {};
    }
    for (const key of Object.keys(value)) {
      this.require(
        option === '' ? key : `${option}.${key}`,
        (value as Record<string, unknown>)[key],
        {
          rule: `absent: known options are ${known.join(', ')}`,
          ok: known.includes(key),
        },
      );
    }
    return value as Record<string, unknown>;
  }

  /** @throws {@link InvalidOptionsError} when anything was violated. */
  done(subject: string): void {
    if (this.#violations.length > 0) throw new InvalidOptionsError(subject, this.#violations);
  }
}
