import { detectsMutant, stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/unavailable.scenario.js';
import { target } from '../target.mjs';

stressTest('nothing changes', { scenario, targets: [target] });
detectsMutant('broken', { scenario, targets: [target] });
