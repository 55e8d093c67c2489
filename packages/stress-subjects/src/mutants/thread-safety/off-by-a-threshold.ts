import type { SubjectTrip } from '@breaker-lab/stress-harness';
import { type Mutant, mutant } from '../mutant.js';

/** Of the old suite's list: one failure, and it is open. */
export const opensAtFirstFailure = offThreshold(
  { name: 'opens-at-the-first-failure', fault: 'one failure opens it, whatever it was told' },
  () => 1,
);

/** Off by one: the smallest way to miss a threshold. */
export const opensOneFailureLate = offThreshold(
  { name: 'opens-one-failure-late', fault: 'it takes one failure in a row more than it was told' },
  (failures) => failures + 1,
);

function offThreshold(
  identity: { readonly name: string; readonly fault: string },
  taken: (failures: number) => number,
): Mutant {
  const off = (trip: SubjectTrip): SubjectTrip =>
    trip.kind === 'consecutive' ? { ...trip, failures: taken(trip.failures) } : trip;
  return mutant(
    { ...identity, owner: 'stress-thread-safety', kind: 'counting' },
    { options: ({ trip, ...options }) => ({ ...options, trip: off(trip) }) },
  );
}
