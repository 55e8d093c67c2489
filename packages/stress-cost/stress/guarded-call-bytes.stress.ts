import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/guarded-call-bytes.scenario.js';
import { guardedCallBytes as targets } from '../src/guarded-call-targets.js';

stressTest('a live reservation takes 200 bytes or less, and nothing when it has ended', {
  scenario,
  targets,
});
