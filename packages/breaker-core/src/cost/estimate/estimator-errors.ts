import { BreakerLabError, describeViolation } from '../../errors.js';

/** Models an error's message lists at most; the error itself carries all. */
const MODELS_LISTED_MAX = 20;

/**
 * A model that is not in the price table was to be priced. Nothing cheaper is guessed instead: a
 * new model would else run at the price of an old one, or of none.
 */
export class UnknownModelError extends BreakerLabError {
  readonly code = 'ERR_UNKNOWN_MODEL';
  /** The model that was asked for. */
  readonly model: string;
  /** The models that have a price, in the table's order; empty when there is no table. */
  readonly knownModels: readonly string[];

  constructor(model: string, knownModels: readonly string[]) {
    super(
      `model ${JSON.stringify(model)} has no price: add it to the price table; ` +
        `known models: ${listed(knownModels)}`,
    );
    this.model = model;
    this.knownModels = knownModels;
  }
}

/** A token count is none. Nothing was priced. */
export class InvalidTokensError extends BreakerLabError {
  readonly code = 'ERR_INVALID_TOKENS';
  /** Which: `tokens.input`, or `tokens` for the whole. */
  readonly count: string;
  /** The value that was given. */
  readonly value: unknown;

  constructor(count: string, { rule, value }: { rule: string; value: unknown }) {
    super(describeViolation({ option: count, rule, value }));
    this.count = count;
    this.value = value;
  }
}

/** There is nothing to estimate from: no price, no history, no default. */
export class NoEstimateError extends BreakerLabError {
  readonly code = 'ERR_NO_ESTIMATE';
  /** The operation that was to be estimated; undefined when none was named. */
  readonly operation: string | undefined;

  constructor(operation: string | undefined) {
    const subject = operation === undefined ? 'a call' : `operation ${JSON.stringify(operation)}`;
    super(
      `${subject} cannot be estimated: give a model with tokens and a price table, ` +
        'or learn what the operation costs, or set defaultEstimate',
    );
    this.operation = operation;
  }
}

function listed(models: readonly string[]): string {
  if (models.length === 0) return 'none';
  const names = models.slice(0, MODELS_LISTED_MAX).map((model) => JSON.stringify(model));
  const more = models.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
