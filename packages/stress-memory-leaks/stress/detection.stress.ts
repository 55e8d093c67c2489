import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import continuousLoadScenario from '../src/continuous-load.scenario.js';
import operationsOverheadScenario from '../src/operations-overhead.scenario.js';
import rejectionsAndCyclesScenario from '../src/rejections-and-cycles.scenario.js';
import { continuousLoad, operationsOverhead, rejectionsAndCycles } from '../src/targets.js';

const load = { scenario: continuousLoadScenario, targets: continuousLoad };
const operations = { scenario: operationsOverheadScenario, targets: operationsOverhead };
const cycles = { scenario: rejectionsAndCyclesScenario, targets: rejectionsAndCycles };

detectsMutant('keeps-kilobyte-per-call', load);
detectsMutant('keeps-150-bytes-per-call', load);
detectsMutant('keeps-150-bytes-per-call', operations);
detectsMutant('keeps-number-per-call', operations);
detectsMutant('keeps-object-per-4000-calls', load);
detectsMutant('keeps-rejections', cycles);
detectsMutant('adds-listener-per-opening', cycles);
detectsMutant('leaves-timer-per-opening', cycles);
detectsMutant('keeps-disposed-breakers', cycles);
