import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/counts-parts.scenario.js';
import { target } from '../target.mjs';

stressTest('a threshold that is none', { scenario, targets: [{ ...target, threshold: NaN }] });
