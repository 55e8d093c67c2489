import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { nowMs, wallClockIso } from '../clock.js';
import { HarnessError } from '../harness-error.js';
import type { LockAddress } from './lock-address.js';
import { describeHolder, type LockHolder, readHolder } from './lock-holder.js';

/** A holder that has not said who it is by then is waited for all the same. */
const HELLO_MS = 1_000;
const HELLO_CHARS_MAX = 4_000;
const REMINDER_MS = 10_000;
/** Between the end of one holder and the next attempt: an address may be held without an answer. */
const PAUSE_MS = 20;

/** A lock that is held; the end of the process gives it back, too. */
export interface RunLock {
  release(): void;
}

/** Who wants the lock, and how long it will wait. */
export interface LockRequest {
  readonly address: LockAddress;
  readonly holder: Omit<LockHolder, 'since'>;
  /** In milliseconds. */
  readonly waitMaxMs: number;
  /** Called once it has to wait, and now and then while it does. */
  readonly onWait: (holder: LockHolder | undefined, waitedMs: number) => void;
}

/**
 * Takes the lock when nobody holds it, so that two measurements never share a machine. Those who
 * wait are connected to the holder, and hear of its end by the end of the connection.
 *
 * @throws {@link HarnessError} `ERR_RUN_LOCK` when it was held for all of the time to wait.
 */
export async function takeRunLock(request: LockRequest): Promise<RunLock> {
  const startMs = nowMs();
  let holder: LockHolder | undefined;
  for (;;) {
    const lock = await listen(request);
    if (lock !== undefined) return lock;
    const waitedMs = nowMs() - startMs;
    if (waitedMs >= request.waitMaxMs) {
      throw new HarnessError(
        'ERR_RUN_LOCK',
        `waited ${(waitedMs / 1000).toFixed(0)} s for ${describeHolder(holder)}; end that run, then start this one again`,
      );
    }
    holder = await endOfHolder(request, startMs);
    await sleep(PAUSE_MS);
  }
}

/** Undefined when somebody else listens. */
function listen({ address, holder }: LockRequest): Promise<RunLock | undefined> {
  const told: LockHolder = { ...holder, since: wallClockIso() };
  const waiting = new Set<Socket>();
  const server = createServer((socket) => {
    waiting.add(socket);
    socket.unref();
    socket.on('error', () => undefined);
    socket.once('close', () => waiting.delete(socket));
    socket.write(`${JSON.stringify(told)}\n`);
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else
        reject(
          new HarnessError(
            'ERR_RUN_LOCK',
            `the lock that keeps runs apart cannot be taken: ${error.message}; allow that address`,
          ),
        );
    });
    server.listen(address, () => {
      // What holds the lock keeps no process alive.
      server.unref();
      resolve({
        release: () => {
          end(server, waiting);
        },
      });
    });
  });
}

function end(server: Server, waiting: ReadonlySet<Socket>): void {
  server.close();
  for (const socket of waiting) socket.destroy();
}

/** Comes back when the holder has ended, or the time to wait has. @returns who it was. */
function endOfHolder(
  { address, waitMaxMs, onWait }: LockRequest,
  startMs: number,
): Promise<LockHolder | undefined> {
  return new Promise((resolve) => {
    let said = '';
    const tell = (): void => {
      onWait(readHolder(said), nowMs() - startMs);
    };
    const socket = connect(address);
    const hello = setTimeout(tell, HELLO_MS);
    const reminder = setInterval(tell, REMINDER_MS);
    const patience = setTimeout(() => socket.destroy(), startMs + waitMaxMs - nowMs());
    socket.on('data', (chunk: Buffer) => {
      const hasSaid = said.includes('\n');
      said = (said + chunk.toString()).slice(0, HELLO_CHARS_MAX);
      if (hasSaid || !said.includes('\n')) return;
      clearTimeout(hello);
      tell();
    });
    // Refused: it has ended between two attempts.
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(hello);
      clearInterval(reminder);
      clearTimeout(patience);
      resolve(readHolder(said));
    });
  });
}
