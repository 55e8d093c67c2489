import { describeViolation, InvalidOptionsError, type Violation } from './errors.js';

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

  /** A finite number in `[min, max]`. */
  number(option: string, value: unknown, { min, max }: { min: number; max: number }): void {
    const ok = typeof value === 'number' && value >= min && value <= max;
    this.require(option, value, { rule: `a number from ${min} to ${max}`, ok });
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

  /** A string that is not empty. */
  text(option: string, value: unknown): void {
    const ok = typeof value === 'string' && value !== '';
    this.require(option, value, { rule: 'a string, not empty', ok });
  }

  /** A function, or absent. */
  optionalFunction(option: string, value: unknown): void {
    const ok = value === undefined || typeof value === 'function';
    this.require(option, value, { rule: 'a function', ok });
  }

  /** An object with a method. */
  method(option: string, value: unknown, method: string): void {
    const ok =
      typeof value === 'object' &&
      value !== null &&
      typeof (value as Record<string, unknown>)[method] === 'function';
    this.require(option, value, { rule: `an object with a method ${method}`, ok });
  }

  /** The kind of an object; undefined, and reported, when it is none of `kinds`. */
  kind<K extends string>(option: string, value: unknown, kinds: readonly K[]): K | undefined {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    const rule = `an object with a kind: ${kinds.join(', ')}`;
    this.require(option, value, { rule, ok: isObject });
    if (!isObject) return undefined;
    const given = (value as Record<string, unknown>).kind;
    const kind = kinds.find((known) => known === given);
    this.require(`${option}.kind`, given, { rule: kinds.join(' or '), ok: kind !== undefined });
    return kind;
  }

  /** A plain object without keys beyond `known`. Returns it as a record, empty when it is none. */
  object(option: string, value: unknown, known: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const name = option === '' ? 'options' : option;
      this.require(name, value, { rule: 'an object', ok: false });
      return {};
    }
    const given = value as Record<string, unknown>;
    for (const key of Object.keys(given).filter((candidate) => !known.includes(candidate))) {
      const rule = `absent: known options are ${known.join(', ')}`;
      this.require(option === '' ? key : `${option}.${key}`, given[key], { rule, ok: false });
    }
    return given;
  }

  /** What was violated so far, one line each. */
  lines(): string[] {
    return this.#violations.map(describeViolation);
  }

  /** @throws {@link InvalidOptionsError} when anything was violated. */
  done(subject: string): void {
    if (this.#violations.length > 0) throw new InvalidOptionsError(subject, this.#violations);
  }
}
