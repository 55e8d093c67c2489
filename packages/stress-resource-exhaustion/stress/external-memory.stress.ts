import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/external-memory.scenario.js';
import { externalMemory as targets } from '../src/targets.js';

stressTest(
  '1,200 calls of 32 MiB outside the heap, with room for 16: the breaker opens on refused buffers, and all come back',
  { scenario, targets },
);
