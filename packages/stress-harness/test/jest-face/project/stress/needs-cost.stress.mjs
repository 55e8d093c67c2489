import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/needs-cost.scenario.js';
import { target } from '../target.mjs';

stressTest('money is safe', { scenario, targets: [target] });
