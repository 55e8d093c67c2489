import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/few-descriptors.scenario.js';
import { fewDescriptors as targets } from '../src/targets.js';

stressTest(
  '1,200 calls for 48 descriptors: the breaker opens on EMFILE, and every descriptor comes back',
  { scenario, targets },
);
