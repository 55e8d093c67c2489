import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import concurrentCapScenario from '../src/concurrent-cap.scenario.js';
import lastCentScenario from '../src/last-cent.scenario.js';
import mixedOutcomesScenario from '../src/mixed-outcomes.scenario.js';
import { concurrentCap, lastCent, mixedOutcomes } from '../src/targets.js';

const crowd = { scenario: concurrentCapScenario, targets: concurrentCap };
const mixed = { scenario: mixedOutcomesScenario, targets: mixedOutcomes };
const edge = { scenario: lastCentScenario, targets: lastCent };

detectsMutant('cost-reserves-nothing', crowd);
detectsMutant('cost-never-blocks', crowd);
detectsMutant('cost-one-cent-over', crowd);
detectsMutant('cost-one-micro-unit-over', edge);
detectsMutant('cost-holds-too-briefly', mixed);
detectsMutant('cost-keeps-failed-reservations', mixed);
detectsMutant('cost-commits-estimate', mixed);
detectsMutant('cost-expires-for-free', mixed);
detectsMutant('cost-stays-blocked', mixed);
detectsMutant('cost-sums-doubles', edge);
