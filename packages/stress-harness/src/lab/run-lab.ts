import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { clearAway } from './clear-away.js';
import type { Job } from './job.js';
import { concludeLab, died, type LabResult } from './lab-result.js';
import { keeperLineSchema, type LabEnd, type LabMessage } from './message.js';

/** Hears what a lab process says before its answer. */
export type LabListener = (message: Extract<LabMessage, { type: 'phase' | 'debug' }>) => void;

/** The only variables a lab process inherits; everything else reaches it through its job. */
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'SystemRoot'];

// The built keeper, also when this file is read as a source: a lab measures what users get.
const home = dirname(
  createRequire(import.meta.url).resolve('@breaker-lab/stress-harness/package.json'),
);
const keeperFile = join(home, 'dist', 'lab', 'keeper.js');

/** Runs one job in a fresh process. Never rejects: every way of ending is a result. */
export async function runLab(job: Job, listener?: LabListener): Promise<LabResult> {
  // Named here and made there: whichever of the two is killed, the other one can remove it.
  const scratch = join(tmpdir(), `breaker-lab-${randomUUID()}`);
  const keeper = spawn(process.execPath, [keeperFile, scratch], {
    // A group of its own: what kills all of the test process's group leaves it to clear away.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: Object.fromEntries(INHERITED.map((name) => [name, process.env[name]])),
  });
  let reason = 'its keeper was ended';
  keeper.once('error', (error) => {
    reason = error.message;
  });
  if (keeper.pid === undefined) {
    await new Promise(setImmediate);
    return died('not-started', reason);
  }
  const exited = new Promise<void>((resolve) => {
    keeper.once('close', () => {
      resolve();
    });
  });
  // A keeper that was killed does not read: its end tells of it.
  keeper.stdin.on('error', () => undefined);
  keeper.stdin.write(`${JSON.stringify(job)}\n`);

  let group: number | undefined;
  let answer: LabMessage | undefined;
  let end: LabEnd | undefined;
  let rubbish: string | undefined;
  for await (const line of createInterface({ input: keeper.stdout })) {
    const parsed = keeperLineSchema.safeParse(parseJson(line));
    if (!parsed.success) rubbish = `${line.slice(0, 120)} (${z.prettifyError(parsed.error)})`;
    else if (parsed.data.type === 'started') group = parsed.data.pid;
    else if (parsed.data.type === 'ended') end = parsed.data;
    else if (parsed.data.type === 'phase' || parsed.data.type === 'debug') listener?.(parsed.data);
    else answer = parsed.data;
  }
  keeper.stdin.end();
  await exited;
  // A killed keeper has cleared nothing away, and cut its last line short.
  if (end === undefined) {
    clearAway({ group, scratch });
    return died('killed', reason);
  }
  if (rubbish !== undefined) return died('rubbish', `unreadable message: ${rubbish}`);
  return concludeLab(answer, end);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
