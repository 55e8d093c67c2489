import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/external-memory.scenario.js';
import { endedAsMeant, nothingKept } from '../src/leak-targets.js';

stressTest('bodies outside of the heap are let go with their calls', {
  scenario,
  targets: [...endedAsMeant, ...nothingKept],
});
