import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/counts-parts.scenario.js';
import { target } from '../target.mjs';

stressTest('all parts are whole (several)', {
  scenario: { ...scenario, sampling: 'agreement' },
  targets: [target],
});
