import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import arrivalPatternsScenario from '../src/arrival-patterns.scenario.js';
import asyncInFlightScenario from '../src/async-in-flight.scenario.js';
import lightragOutageScenario from '../src/lightrag-outage.scenario.js';
import { lightragOutage } from '../src/lightrag-targets.js';
import outagePhasesScenario from '../src/outage-phases.scenario.js';
import risingInFlightScenario from '../src/rising-in-flight.scenario.js';
import syncCallsScenario from '../src/sync-calls.scenario.js';
import {
  arrivalPatterns,
  asyncInFlight,
  outagePhases,
  risingInFlight,
  syncCalls,
} from '../src/targets.js';

const overHttp = { scenario: lightragOutageScenario, targets: lightragOutage };
const outage = { scenario: outagePhasesScenario, targets: outagePhases };
const inFlight = { scenario: risingInFlightScenario, targets: risingInFlight };

detectsMutant('never-opens', outage);
detectsMutant('never-recovers', outage);
detectsMutant('swallows-failures', { scenario: asyncInFlightScenario, targets: asyncInFlight });
detectsMutant('swallows-failures', { scenario: syncCallsScenario, targets: syncCalls });
detectsMutant('wraps-slots', inFlight);
detectsMutant('keeps-largest-wave', inFlight);
detectsMutant('swallows-failures', {
  scenario: arrivalPatternsScenario,
  targets: arrivalPatterns,
});
detectsMutant('takes-429-for-success', overHttp);
