import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { lockAddress } from '../../src/lock/lock-address.js';
import { type LockRequest, type RunLock, takeRunLock } from '../../src/lock/run-lock.js';

/** Longer than any of these tests takes; what a failed test leaves ends by itself. */
const LONG_MS = 60_000;

/** The two kinds of address: that of Linux, and that of all others. */
export const PLATFORMS = ['linux', 'darwin'] as const;

/** One of {@link PLATFORMS}. */
export type LockPlatform = (typeof PLATFORMS)[number];

/** A name that no other test has. */
export const uniqueName = (): string => `breaker-lab-test-${randomUUID()}`;

/** Another process that holds a lock, which it has by the time this returns. */
export async function holding(
  name: string,
  platform: LockPlatform,
  { forMs = LONG_MS }: { readonly forMs?: number } = {},
): Promise<ChildProcess> {
  const file = join(process.cwd(), 'test', 'lock', 'hold-lock.mjs');
  const holder = spawn(process.execPath, [file, JSON.stringify({ name, platform, forMs })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}

/** Takes a lock in this process. */
export function take(
  name: string,
  platform: LockPlatform,
  changes: Partial<LockRequest> = {},
): Promise<RunLock> {
  return takeRunLock({
    address: lockAddress(name, platform),
    holder: { what: 'stress-second', folder: '/here', pid: process.pid },
    waitMaxMs: LONG_MS,
    onWait: () => undefined,
    ...changes,
  });
}
