import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/counts-parts.scenario.js';
import { target } from '../target.mjs';

detectsMutant('broken', { scenario, targets: [target] });
