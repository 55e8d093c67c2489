import { stressTest } from '@breaker-lab/stress-harness/jest';
import scenario from '../src/socket-faults.scenario.js';
import { socketFaults as targets } from '../src/targets.js';

stressTest(
  'nine faults of a network: the breaker opens at the call its rule names, three that are bearable leave it closed',
  { scenario, targets },
);
