import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import abortSignals from '../src/abort-signals.scenario.js';
import abortedCalls from '../src/aborted-calls.scenario.js';
import continuousLoadScenario from '../src/continuous-load.scenario.js';
import disposedBreakers from '../src/disposed-breakers.scenario.js';
import externalMemory from '../src/external-memory.scenario.js';
import failingCalls from '../src/failing-calls.scenario.js';
import {
  boundedRegistry,
  conserved,
  endedAsMeant,
  noneAdmitted,
  noSignalListenersLeft,
  nothingKept,
  nothingReserved,
  noTimersLeft,
  removedListeners,
} from '../src/leak-targets.js';
import listeners from '../src/listeners.scenario.js';
import lostReservations from '../src/lost-reservations.scenario.js';
import operationsOverheadScenario from '../src/operations-overhead.scenario.js';
import registryKeys from '../src/registry-keys.scenario.js';
import rejectedCalls from '../src/rejected-calls.scenario.js';
import rejectionsAndCyclesScenario from '../src/rejections-and-cycles.scenario.js';
import succeedingCalls from '../src/succeeding-calls.scenario.js';
import { continuousLoad, operationsOverhead, rejectionsAndCycles } from '../src/targets.js';
import timedOutCalls from '../src/timed-out-calls.scenario.js';
import timers from '../src/timers.scenario.js';

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

const successes = { scenario: succeedingCalls, targets: [...nothingKept, ...conserved] };
const failures = { scenario: failingCalls, targets: [...nothingKept, ...conserved] };
const rejections = { scenario: rejectedCalls, targets: [...nothingKept, ...noneAdmitted] };
const timeouts = { scenario: timedOutCalls, targets: [...nothingKept, ...endedAsMeant] };
const aborts = { scenario: abortedCalls, targets: [...nothingKept, ...endedAsMeant] };
const breakers = { scenario: disposedBreakers, targets: [...nothingKept, ...noTimersLeft] };
const keys = { scenario: registryKeys, targets: [...nothingKept, ...boundedRegistry] };
const heard = { scenario: listeners, targets: [...removedListeners, ...nothingKept] };
const inTime = { scenario: timers, targets: [...noTimersLeft, ...nothingKept] };
const signals = { scenario: abortSignals, targets: [...noSignalListenersLeft, ...nothingKept] };
const bodies = { scenario: externalMemory, targets: [...nothingKept, ...endedAsMeant] };
const reservations = { scenario: lostReservations, targets: [...nothingKept, ...nothingReserved] };

detectsMutant('keeps-one-in-4000-successes', successes);
detectsMutant('keeps-one-in-4000-failures', failures);
detectsMutant('keeps-one-in-4000-rejections', rejections);
detectsMutant('keeps-one-in-4000-timeouts', timeouts);
detectsMutant('keeps-one-in-4000-aborts', aborts);
detectsMutant('keeps-disposed-breakers', breakers);
detectsMutant('remembers-every-key', keys);
detectsMutant('keeps-one-in-4000-keys', keys);
detectsMutant('takes-no-listener-off', heard);
detectsMutant('keeps-one-in-4000-listeners', heard);
detectsMutant('leaves-one-in-4000-timers', inTime);
detectsMutant('leaves-one-in-4000-abort-listeners', signals);
detectsMutant('keeps-one-in-4000-bodies', bodies);
detectsMutant('keeps-lost-reservations', reservations);
detectsMutant('keeps-one-in-4000-reservations', reservations);
