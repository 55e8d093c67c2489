import { mutant } from '../mutant.js';

/** As a library does that fills in its defaults where it was handed its options. */
export const writesIntoItsOptions = mutant(
  {
    name: 'writes-into-its-options',
    fault: "it fills in its defaults in its caller's object",
    owner: 'stress-thread-safety',
    kind: 'state',
  },
  { options: (options) => Object.assign(options, { name: 'breaker' }) },
);
