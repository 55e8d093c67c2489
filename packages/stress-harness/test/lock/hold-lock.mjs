// Holds a lock until it is killed, or for as long as it is told to.
import { lockAddress } from '../../dist/lock/lock-address.js';
import { takeRunLock } from '../../dist/lock/run-lock.js';

const { name, platform, forMs } = JSON.parse(process.argv[2]);
const holder = { what: 'stress-first', folder: '/somewhere', pid: process.pid };
await takeRunLock({
  address: lockAddress(name, platform),
  holder,
  waitMaxMs: 0,
  onWait: () => {},
});
process.stdout.write('held');
setTimeout(() => {}, forMs);
