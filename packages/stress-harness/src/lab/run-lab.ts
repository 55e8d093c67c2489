import { createInterface } from 'node:readline';
import { z } from 'zod';
import { clearAway } from './clear-away.js';
import type { Job } from './job.js';
import { takeKeeper } from './keepers.js';
import { concludeLab, died, type LabResult } from './lab-result.js';
import { keeperLineSchema, type LabEnd, type LabMessage } from './message.js';

/** Hears what a lab process says before its answer. */
export type LabListener = (message: Extract<LabMessage, { type: 'phase' | 'debug' }>) => void;

/** Runs one job in a fresh process. Never rejects: every way of ending is a result. */
export async function runLab(job: Job, listener?: LabListener): Promise<LabResult> {
  const { child, scratch, reason, closed } = takeKeeper();
  if (child.pid === undefined) {
    await new Promise(setImmediate);
    return died('not-started', reason());
  }
  child.stdin.write(`${JSON.stringify(job)}\n`);

  let group: number | undefined;
  let answer: LabMessage | undefined;
  let end: LabEnd | undefined;
  let rubbish: string | undefined;
  for await (const line of createInterface({ input: child.stdout })) {
    const parsed = keeperLineSchema.safeParse(parseJson(line));
    if (!parsed.success) rubbish = `${line.slice(0, 120)} (${z.prettifyError(parsed.error)})`;
    else if (parsed.data.type === 'started') group = parsed.data.pid;
    else if (parsed.data.type === 'ended') end = parsed.data;
    else if (parsed.data.type === 'phase' || parsed.data.type === 'debug') listener?.(parsed.data);
    else answer = parsed.data;
  }
  child.stdin.end();
  await closed;
  // A killed keeper has cleared nothing away, and cut its last line short.
  if (end === undefined) {
    clearAway({ group, scratch });
    return died('killed', reason());
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
