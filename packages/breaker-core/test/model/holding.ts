import type { Permit } from '../../src/index.js';
import type { Ending } from './commands.js';
import { ErrorSaid } from './error-said.js';

/** Settles a call. */
export type Holding = (as: Ending) => void;

export function held(permit: Permit): Holding {
  return (as) => {
    if (as.way === 'failure' && 'said' in as) permit.failure(new ErrorSaid(as.said));
    else permit[as.way]();
  };
}

export function errorOf(as: Ending): ErrorSaid {
  return 'said' in as ? new ErrorSaid(as.said) : ERRORS[as.way];
}

/** Made once, as an error takes longer to make than the rest of a step. */
const ERRORS = {
  success: new ErrorSaid({ outcome: 'success' }),
  failure: new ErrorSaid({ outcome: 'failure' }),
  ignore: new ErrorSaid({ outcome: 'ignored' }),
  cancel: new ErrorSaid({ outcome: 'cancelled' }),
} as const satisfies Record<Ending['way'], ErrorSaid>;
