import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/arrival-patterns.scenario.js';
import { arrivalPatterns as targets } from '../src/targets.js';

stressTest('however calls arrive, and however long they take, each of them ends once', {
  scenario,
  targets,
});
