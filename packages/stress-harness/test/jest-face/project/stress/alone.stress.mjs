import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/takes-its-time.scenario.js';
import { target } from '../target.mjs';

stressTest('all parts are whole (alone)', { scenario, targets: [target] });
