import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/breaker-interleavings.scenario.js';
import { breakerInterleavings as targets } from '../src/targets.js';

stressTest(
  'whatever the order of their atomic operations, threads share a breaker as if each call were made at once',
  { scenario, targets },
);
