import { stressTest } from '@breaker-lab/stress-harness/jest';
import { lightragServer as targets } from '../src/lightrag-targets.js';
import scenario from '../src/lightrag-server.scenario.js';

stressTest('a real LightRAG is asked gently, and each query ends once, as the server ended it', {
  scenario,
  targets,
});
