import { CircuitBreaker, coreOf } from '../breaker.js';
import type { Clock } from '../clock.js';
import { InvalidOptionsError } from '../errors.js';
import type { OptionCheck } from '../option-check.js';
import type { CircuitBreakerOptions } from '../options.js';
import { CallRejectedError } from '../rejection.js';
import { circuitRefusal, type Refusal, refusalIn } from './refusal.js';

/** Options of the circuit breaker in a cost breaker; name and clock are those of the cost breaker. */
export type CostCircuitOptions = Omit<CircuitBreakerOptions, 'name' | 'clock'>;

type Classify = NonNullable<CircuitBreakerOptions['classify']>;

/**
 * The circuit breaker in a cost breaker. It is asked first; what is turned away behind it, for want
 * of money or for a mistake of the caller, says nothing of the upstream, however errors are
 * classified.
 */
export class CostCircuit extends CircuitBreaker {
  readonly #turnedAway: WeakSet<object>;

  /**
   * @param options - false: disabled until it is reset by hand.
   * @throws {@link InvalidOptionsError} with every violation.
   */
  constructor(options: CostCircuitOptions | false, identity: { name: string; clock: Clock }) {
    const turnedAway = new WeakSet();
    const { classify, ...given } = options === false ? {} : options;
    super({ ...given, ...identity, classify: ignoring(turnedAway, classify) });
    this.#turnedAway = turnedAway;
    if (options === false) this.disable();
  }

  override configure(changes: Parameters<CircuitBreaker['configure']>[0]): void {
    const { classify } = changes;
    const isNone = classify !== undefined && typeof classify !== 'function';
    super.configure(
      isNone || !('classify' in changes)
        ? changes
        : { ...changes, classify: ignoring(this.#turnedAway, classify) },
    );
  }

  /** Throws what turned a call away before it ran, and remembers that it did. */
  turnAway(error: unknown): never {
    if (typeof error === 'object' && error !== null) this.#turnedAway.add(error);
    throw error;
  }

  /**
   * Why a call that ended with `error` was turned away; undefined when it was not.
   *
   * @throws the error, when it says that the call was a mistake.
   */
  refusalIn(error: unknown, epochMs: number): Refusal | undefined {
    if (CallRejectedError.isIssuedBy(coreOf(this), error)) {
      return circuitRefusal(error as CallRejectedError, epochMs);
    }
    if (typeof error !== 'object' || error === null || !this.#turnedAway.has(error)) {
      return undefined;
    }
    const refusal = refusalIn(error, this.name);
    if (refusal === undefined) throw error as Error;
    return refusal;
  }
}

/** Says under `circuit` what is wrong with the options of a circuit breaker. */
export function checkCircuit(options: unknown, check: OptionCheck): void {
  if (options === false) return;
  const rule = 'false, or an object without name and clock, which are those of the cost breaker';
  const isObject = typeof options === 'object' && options !== null && !Array.isArray(options);
  const ok = isObject && !('name' in options) && !('clock' in options);
  check.require('circuit', options, { rule, ok });
  if (!isObject) return;
  try {
    new CircuitBreaker(options);
  } catch (error) {
    if (!(error instanceof InvalidOptionsError)) throw error;
    for (const { option, rule: broken, value } of error.violations) {
      check.require(`circuit.${option}`, value, { rule: broken, ok: false });
    }
  }
}

function ignoring(turnedAway: WeakSet<object>, own: Classify | undefined): Classify {
  return (error) => {
    if (typeof error === 'object' && error !== null && turnedAway.has(error)) return 'ignored';
    return own === undefined ? 'failure' : own(error);
  };
}
