import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/async-promises.scenario.js';
import { asyncPromises as targets } from '../src/targets.js';

stressTest('an asynchronous call makes one promise more, however it ends', { scenario, targets });
