import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import asyncInFlightScenario from '../src/async-in-flight.scenario.js';
import lightragOutageScenario from '../src/lightrag-outage.scenario.js';
import { lightragOutage } from '../src/lightrag-targets.js';
import outagePhasesScenario from '../src/outage-phases.scenario.js';
import syncCallsScenario from '../src/sync-calls.scenario.js';
import { asyncInFlight, outagePhases, syncCalls } from '../src/targets.js';

const overHttp = { scenario: lightragOutageScenario, targets: lightragOutage };
const outage = { scenario: outagePhasesScenario, targets: outagePhases };

detectsMutant('never-opens', outage);
detectsMutant('never-recovers', outage);
detectsMutant('loses-half-of-failures', outage);
detectsMutant('swallows-failures', { scenario: asyncInFlightScenario, targets: asyncInFlight });
detectsMutant('swallows-failures', { scenario: syncCallsScenario, targets: syncCalls });
detectsMutant('takes-429-for-success', overHttp);
