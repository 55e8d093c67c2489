import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/opens.scenario.js';
import { target } from '../target.mjs';

stressTest('it opens', { scenario, targets: [target] });
