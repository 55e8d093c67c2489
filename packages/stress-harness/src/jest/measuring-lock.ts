import { lockAddress } from '../lock/lock-address.js';
import { describeHolder } from '../lock/lock-holder.js';
import { type RunLock, takeRunLock } from '../lock/run-lock.js';
import { PROGRESS_MARK } from './progress.js';

const DEFAULT_NAME = 'breaker-lab-measures';
/** Longer than any category takes in the profile `soak`. */
const WAIT_MAX_MS = 14_400_000;

/** Who is about to measure. */
export interface Measuring {
  readonly category: string;
  readonly folder: string;
  /** Another name is another lock: what measures nothing need not wait for what does. */
  readonly lockName?: string | undefined;
}

let held: RunLock | undefined;

/** Waits until nobody else measures on this machine, and says so while it does. */
export async function beginMeasuring({
  category,
  folder,
  lockName = DEFAULT_NAME,
}: Measuring): Promise<void> {
  held = await takeRunLock({
    address: lockAddress(lockName, process.platform),
    holder: { what: category, folder, pid: process.pid },
    waitMaxMs: WAIT_MAX_MS,
    onWait: (holder, waitedMs) => {
      process.stderr.write(
        `${PROGRESS_MARK} ${category} › waiting, one measures at a time on a machine: ${describeHolder(holder)} · ${(waitedMs / 1000).toFixed(0)} s\n`,
      );
    },
  });
}

/** Lets the next one measure. The end of this process would, too. */
export function endMeasuring(): void {
  held?.release();
  held = undefined;
}
