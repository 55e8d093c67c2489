// What mutation testing runs: the tests of what decides, in one file, so that the package is loaded
// once for each mutant and not once for each test file.
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commands } from '../model/commands.js';
import { someOptions } from '../model/option-arbitraries.js';
import { Pair } from '../model/pair.js';
import { Sightings } from '../model/sightings.js';
import { seeded } from '../seeded.js';
import '../classification.test.js';
import '../configure.test.js';
import '../configure-refusal.test.js';
import '../constant-cost.test.js';
import '../custom-rule.test.js';
import '../dispose.test.js';
import '../error-class.test.js';
import '../explanation.test.js';
import '../half-open-rule.test.js';
import '../isolation.test.js';
import '../machine.test.js';
import '../manual-control.test.js';
import '../open-duration.test.js';
import '../options.test.js';
import '../permit.test.js';
import '../recovery.test.js';
import '../rejection.test.js';
import '../shadow.test.js';
import '../slow-call.test.js';
import '../snapshot.test.js';
import '../time-window.test.js';
import '../transition-edges.test.js';
import '../trial-deadline.test.js';
import '../trial-slots.test.js';
import '../trip-rule.test.js';
import '../waiting-line.test.js';
import '../faults/f03-idle-gap.test.js';
import '../faults/f05-trial-permits.test.js';

const SEQUENCES = 100;

test('some thousand random commands do the same to the breaker and to its model', async () => {
  const sightings = new Sightings();
  const start = fc.record({ shadow: fc.boolean(), hearsCalls: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(someOptions, start, commands, async (options, begun, sequence) => {
      const { actual, expected } = await new Pair(options, begun, sightings).play(sequence);
      expect(actual).toEqual(expected);
    }),
    { ...seeded, numRuns: SEQUENCES, endOnFailure: true },
  );
});
