import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/interleavings.scenario.js';
import { interleavings as targets } from '../src/interleavings-targets.js';

stressTest(
  'however reserving, settling, expiry, new days, caps and refunds interleave, the books are those of a reference, to the micro-unit',
  { scenario, targets },
);
