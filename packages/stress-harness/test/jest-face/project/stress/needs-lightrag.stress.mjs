import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/needs-lightrag.scenario.js';
import { target } from '../target.mjs';

stressTest('calls go over HTTP', { scenario, targets: [target] });
