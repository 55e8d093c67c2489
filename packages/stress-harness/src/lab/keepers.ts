import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A keeper that waits for its job. */
export interface Keeper {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** Named here and made there: whichever of the two is killed, the other one can remove it. */
  readonly scratch: string;
  /** Why it ended, as far as is known. */
  readonly reason: () => string;
  /** Settles when it is gone. */
  readonly closed: Promise<void>;
}

/** The only variables a lab process inherits; everything else reaches it through its job. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'SystemRoot'];

// The built keeper, also when this file is read as a source: a lab measures what users get.
const home = dirname(
  createRequire(import.meta.url).resolve('@breaker-lab/stress-harness/package.json'),
);
const keeperFile = join(home, 'dist', 'lab', 'keeper.js');

let ready: Keeper | undefined;

/** The keeper that is ready, or a new one. */
export function takeKeeper(): Keeper {
  const taken = ready;
  ready = undefined;
  const waits = taken?.child.exitCode === null && taken.child.signalCode === null;
  return waits ? taken : startKeeper();
}

/** Has a keeper ready: to start takes a tenth of a second, for which the next job need not wait. */
export function readyKeeper(): Keeper {
  return (ready ??= startKeeper());
}

/** Lets the keeper go that is ready, if there is one. */
export function dismissKeeper(): void {
  ready?.child.stdin.end();
  ready = undefined;
}

function startKeeper(): Keeper {
  const scratch = join(tmpdir(), `breaker-lab-${randomUUID()}`);
  const child = spawn(process.execPath, [keeperFile, scratch], {
    // A group of its own: what kills all of the test process's group leaves it to clear away.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
  });
  let reason = 'its keeper was ended';
  child.once('error', (error) => {
    reason = error.message;
  });
  // A keeper that was killed does not read: its end tells of it.
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  return { child, scratch, reason: () => reason, closed };
}
