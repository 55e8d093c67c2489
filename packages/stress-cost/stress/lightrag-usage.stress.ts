import { stressTest } from '@breaker-lab/stress-harness/jest';
import { lightragUsage as targets } from '../src/lightrag-targets.js';
import scenario from '../src/lightrag-usage.scenario.js';

stressTest(
  'completions over HTTP are charged what they report, or the text received, also when cut or given up',
  { scenario, targets },
);
