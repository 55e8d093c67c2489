import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/seeded-interleavings.scenario.js';
import { seededInterleavings as targets } from '../src/targets.js';

stressTest(
  'however 20 callers × 50 operations interleave, the breaker counts right, bounds its trials and decides by fresh results only',
  { scenario, targets },
);
