import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/lost-reservations.scenario.js';
import { endedAsMeant, nothingKept, nothingReserved } from '../src/leak-targets.js';

stressTest('reservations that nobody settles leave nothing behind once they expire', {
  scenario,
  targets: [...endedAsMeant, ...nothingReserved, ...nothingKept],
});
