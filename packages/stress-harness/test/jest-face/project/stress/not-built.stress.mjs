import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../dist/counts-parts.scenario.js';
import { target } from '../target.mjs';

stressTest('a scenario without a build', {
  scenario: { ...scenario, name: 'never-built' },
  targets: [target],
});
