import { mutant } from '../mutant.js';

export const disposeDoesNothing = mutant(
  {
    name: 'dispose-does-nothing',
    fault: 'once disposed of it goes on as before',
    owner: 'stress-thread-safety',
    kind: 'resource',
  },
  { breaker: () => ({ dispose: () => undefined }) },
);
