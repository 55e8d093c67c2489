import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/registry-keys.scenario.js';
import { boundedRegistry, endedAsMeant, nothingKept } from '../src/leak-targets.js';

stressTest('keys of a registry leave nothing behind once their breakers are gone', {
  scenario,
  targets: [...endedAsMeant, ...boundedRegistry, ...nothingKept],
});
