import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/async-bytes.scenario.js';
import { asyncBytes as targets } from '../src/targets.js';

stressTest('asynchronous calls allocate one promise more, and rejections no stack', {
  scenario,
  targets,
});
