import { createHash } from 'node:crypto';
import type { ListenOptions, NetConnectOpts } from 'node:net';

/** Below the ports that systems hand out by themselves. */
const FIRST_PORT = 20_000;
const PORTS = 10_000;

/** Where a lock is listened for, and asked for. */
export type LockAddress = ListenOptions & NetConnectOpts;

/**
 * The address that stands for a lock of this name on this machine. The kernel gives it to one
 * process at a time, and takes it back when that process ends, however it ends: nothing is left to
 * be cleared away.
 *
 * @remarks
 * Linux: a Unix socket in the abstract namespace, which is in no file system; containers with a
 * network of their own have a namespace of their own, and do not see each other. Elsewhere: a port
 * of the loopback interface, drawn from the name; another program may have it.
 */
export function lockAddress(name: string, platform: NodeJS.Platform): LockAddress {
  if (platform === 'linux') return { path: `\0${name}` };
  const digest = createHash('sha256').update(name).digest();
  return { host: '127.0.0.1', port: FIRST_PORT + (digest.readUInt32BE(0) % PORTS) };
}
