import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/not-serialised.scenario.js';
import { notSerialised as targets } from '../src/targets.js';

stressTest('10,000 calls wait for their upstream at once, and none for another', {
  scenario,
  targets,
});
