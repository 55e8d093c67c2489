import { type Mutant, mutant } from '../mutant.js';
import { type End, everyEnd } from './every-end.js';
import { Hoard } from './hoard.js';

const OWNER = 'stress-memory-leaks';

/** Each lets calls of every other end go. */
export const keepsOneEndIn4000: readonly Mutant[] = [
  keeps('succeeded', 'successes'),
  keeps('failed', 'failures'),
  keeps('rejected', 'rejections'),
  keeps('timed-out', 'timeouts'),
  keeps('aborted', 'aborts'),
];

function keeps(kept: End, name: string): Mutant {
  return mutant(
    {
      name: `keeps-one-in-4000-${name}`,
      fault: `keeps a record of one in 4,000 ${name}`,
      owner: OWNER,
    },
    everyEnd(() => {
      const hoard = new Hoard();
      let calls = 0;
      return (end) => {
        if (end === kept) hoard.show(++calls);
      };
    }),
  );
}
