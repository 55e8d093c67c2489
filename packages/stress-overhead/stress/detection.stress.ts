import { detectsMutant } from '@breaker-lab/stress-harness/jest';
import asyncBytesScenario from '../src/async-bytes.scenario.js';
import asyncClosedScenario from '../src/async-closed.scenario.js';
import openPathScenario from '../src/open-path.scenario.js';
import syncBytesScenario from '../src/sync-bytes.scenario.js';
import syncClosedScenario from '../src/sync-closed.scenario.js';
import { asyncBytes, asyncClosed, openPath, syncBytes, syncClosed } from '../src/targets.js';

const sync = { scenario: syncClosedScenario, targets: syncClosed };
const async = { scenario: asyncClosedScenario, targets: asyncClosed };
const open = { scenario: openPathScenario, targets: openPath };
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
