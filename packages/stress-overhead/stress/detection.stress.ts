import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import asyncBytesScenario from '../src/async-bytes.scenario.js';
import asyncChangeScenario from '../src/async-change.scenario.js';
import asyncClosedScenario from '../src/async-closed.scenario.js';
import asyncPromisesScenario from '../src/async-promises.scenario.js';
import instructionsScenario from '../src/instructions.scenario.js';
import openPathScenario from '../src/open-path.scenario.js';
import syncBytesScenario from '../src/sync-bytes.scenario.js';
import syncChangeScenario from '../src/sync-change.scenario.js';
import syncClosedScenario from '../src/sync-closed.scenario.js';
import {
  asyncBytes,
  asyncClosed,
  asyncPromises,
  instructions,
  openPath,
  overheadChange,
  syncBytes,
  syncClosed,
} from '../src/targets.js';

const sync = { scenario: syncClosedScenario, targets: syncClosed };
const async = { scenario: asyncClosedScenario, targets: asyncClosed };
const syncChange = { scenario: syncChangeScenario, targets: overheadChange };
const asyncChange = { scenario: asyncChangeScenario, targets: overheadChange };
const promises = { scenario: asyncPromisesScenario, targets: asyncPromises };
const open = { scenario: openPathScenario, targets: openPath };
const counted = { scenario: instructionsScenario, targets: instructions };
const bytesSync = { scenario: syncBytesScenario, targets: syncBytes };
const bytesAsync = { scenario: asyncBytesScenario, targets: asyncBytes };

detectsMutant('busy-sync-calls', sync);
detectsMutant('long-promise-chain', async);
detectsMutant('waits-now-and-then', async);
detectsMutant('traces-rejections', open);
detectsMutant('traces-rejections', bytesSync);
detectsMutant('allocates-32-bytes-per-call', bytesSync);
detectsMutant('allocates-32-bytes-per-call', bytesAsync);
detectsMutant('allocates-1-kib-per-call', bytesSync);
detectsMutant('adds-one-promise', promises);
detectsMutant('asks-per-sync-call', syncChange);
detectsMutant('computes-per-async-call', asyncChange);
detectsMutant('asks-per-sync-call', counted);
detectsMutant('computes-per-async-call', counted);
