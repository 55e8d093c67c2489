import { BreakerLabError } from '../../errors.js';

/** What was wrong: it threw or rejected, took too long, or answered what is no answer. */
export type StoreFault = 'failed' | 'timeout' | 'invalid_answer';

const WHAT: Record<StoreFault, string> = {
  failed: 'failed',
  timeout: 'did not answer in time',
  invalid_answer: 'gave an answer that is none',
};

/** A call was refused as the budget store could not be asked. The call never ran. */
export class StoreUnavailableError extends BreakerLabError {
  readonly code = 'ERR_BUDGET_STORE';
  /** The `name` of the cost breaker. */
  readonly breakerName: string;
  /** What was wrong. */
  readonly fault: StoreFault;

  /** @param cause - what the store threw, or what it answered; undefined when it did not answer. */
  constructor(breakerName: string, { fault, cause }: { fault: StoreFault; cause: unknown }) {
    super(
      `cost breaker "${breakerName}": the budget store ${WHAT[fault]}, and the call is refused; ` +
        `mend the store (see cause), or set storeFailure: 'open' to go on by local budgets alone`,
      { cause },
    );
    this.breakerName = breakerName;
    this.fault = fault;
  }
}
