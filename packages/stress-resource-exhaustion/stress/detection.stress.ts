import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import blockedLoopScenario from '../src/blocked-loop.scenario.js';
import externalMemoryScenario from '../src/external-memory.scenario.js';
import fewDescriptorsScenario from '../src/few-descriptors.scenario.js';
import lightragStallsScenario from '../src/lightrag-stalls.scenario.js';
import { lightragStalls } from '../src/lightrag-targets.js';
import smallHeapScenario from '../src/small-heap.scenario.js';
import socketFaultsScenario from '../src/socket-faults.scenario.js';
import {
  blockedLoop,
  externalMemory,
  fewDescriptors,
  smallHeap,
  socketFaults,
  timerFlood,
  workerLimits,
} from '../src/targets.js';
import timerFloodScenario from '../src/timer-flood.scenario.js';
import workerLimitsScenario from '../src/worker-limits.scenario.js';

const heap = { scenario: smallHeapScenario, targets: smallHeap };
const descriptors = { scenario: fewDescriptorsScenario, targets: fewDescriptors };
const stalls = { scenario: lightragStallsScenario, targets: lightragStalls };
const loop = { scenario: blockedLoopScenario, targets: blockedLoop };
const sockets = { scenario: socketFaultsScenario, targets: socketFaults };
const worker = { scenario: workerLimitsScenario, targets: workerLimits };
const external = { scenario: externalMemoryScenario, targets: externalMemory };
const timers = { scenario: timerFloodScenario, targets: timerFlood };

detectsMutant('keeps-rejected-calls', heap);
detectsMutant('opens-at-hundredfold', heap);
detectsMutant('opens-a-quarter-short', heap);
detectsMutant('crashes-on-rejection', heap);
detectsMutant('ignores-system-errors', descriptors);
detectsMutant('leaves-descriptor-per-recovery', descriptors);
detectsMutant('leaves-unreferenced-interval', descriptors);
detectsMutant('wedges-after-lateness', loop);
detectsMutant('leaves-timer-per-rejection', loop);
detectsMutant('shares-one-state', loop);
detectsMutant('ignores-system-errors', sockets);
detectsMutant('forgives-first-failure', sockets);
detectsMutant('keeps-failed-calls', sockets);
detectsMutant('counts-an-error-once', worker);
detectsMutant('keeps-results', external);
detectsMutant('leaves-timer-per-timeout', timers);
detectsMutant('takes-timeouts-for-success', stalls);
detectsMutant('leaves-listener-per-timeout', stalls);
