// One run in a process of its own, under a lock of its own, to be killed with all it knows.
import { lockAddress } from '../../../dist/lock/lock-address.js';
import { takeRunLock } from '../../../dist/lock/run-lock.js';
import { killableRun } from './killable-run.mjs';

const { subject, folder } = JSON.parse(process.argv[2]);
const holder = { what: 'a run to be killed', folder, pid: process.pid };
const address = lockAddress(folder, process.platform);
await takeRunLock({ address, holder, waitMaxMs: 0, onWait: () => {} });
process.stdout.write((await killableRun({ subject, folder })).outcome);
