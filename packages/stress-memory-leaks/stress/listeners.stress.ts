import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/listeners.scenario.js';
import { endedAsMeant, nothingKept, removedListeners } from '../src/leak-targets.js';

stressTest('listeners that are removed leave nothing behind, and hear nothing', {
  scenario,
  targets: [...endedAsMeant, ...removedListeners, ...nothingKept],
});
