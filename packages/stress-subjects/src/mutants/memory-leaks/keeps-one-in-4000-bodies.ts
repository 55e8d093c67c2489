import { mutant } from '../mutant.js';
import { everyEnd } from './every-end.js';
import { Hoard } from './hoard.js';

/** For a report that nobody asks for. */
export const keepsOneIn4000Bodies = mutant(
  {
    name: 'keeps-one-in-4000-bodies',
    fault: 'keeps what one in 4,000 calls answered, or failed with',
    owner: 'stress-memory-leaks',
  },
  everyEnd(() => {
    const hoard = new Hoard();
    return (_end, outcome) => {
      hoard.show(outcome);
    };
  }),
);
