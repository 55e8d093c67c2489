import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/small-heap.scenario.js';
import { smallHeap as targets } from '../src/targets.js';

stressTest(
  '1,200 calls on a heap that bears a quarter of them: the breaker opens, the process lives, memory comes back',
  { scenario, targets },
);
