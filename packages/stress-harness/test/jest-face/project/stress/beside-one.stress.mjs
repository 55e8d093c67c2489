import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/takes-long.scenario.js';
import { target } from '../target.mjs';

stressTest('all parts are whole (beside-one)', { scenario, targets: [target] });
