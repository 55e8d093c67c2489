import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/sync-bytes.scenario.js';
import { syncBytes as targets } from '../src/targets.js';

stressTest('synchronous calls allocate nothing, and rejections no stack', { scenario, targets });
