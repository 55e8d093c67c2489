import type { Measurement } from '../scenario/measurement.js';
import type { Capability } from '../subject/subject.js';
import type { LabEnd, LabMessage } from './message.js';

/** What became of a lab process: every way of ending is a value. */
export type LabResult =
  | {
      readonly kind: 'measured';
      readonly measurement: Measurement;
      readonly voided: readonly string[];
    }
  | {
      readonly kind: 'subject';
      readonly name: string;
      readonly capabilities: readonly Capability[];
    }
  /** It could not begin: settings, subject or scenario are unusable. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'died'; readonly cause: LabDeath; readonly detail: string };

/** Ways in which a lab process ends without an answer that counts. */
export type LabDeath =
  | 'not-started'
  | 'stood-still'
  | 'timed-out'
  | 'disk-full'
  | 'out-of-memory'
  | 'killed'
  | 'crashed'
  | 'silent'
  | 'rubbish';

/** Concludes from the last answer (if any) and the way the process ended. */
export function concludeLab(answer: LabMessage | undefined, end: LabEnd): LabResult {
  if (answer?.type === 'subject') {
    return { kind: 'subject', name: answer.name, capabilities: answer.capabilities };
  }
  if (answer?.type === 'refused') {
    return { kind: 'refused', code: answer.code, message: answer.message };
  }
  // Whatever it measured, or died of, may come of that: no figure is safe from it, not even a count.
  const { stoodStillMs = 0 } = end;
  if (stoodStillMs > 0) {
    return died('stood-still', `stopped, or its machine asleep, for ${seconds(stoodStillMs)}`);
  }
  if (answer?.type === 'measured') {
    return { kind: 'measured', measurement: answer.measurement, voided: answer.voided };
  }
  const tail = end.stderrTail.trim();
  const lived = end.awakeMs === undefined ? '' : ` after ${seconds(end.awakeMs)}`;
  if (end.notStarted !== undefined) return died('not-started', end.notStarted);
  if (end.timedOut) return died('timed-out', `still running${lived}, when its time was over`);
  const outOfMemory = lineWith(tail, /heap out of memory|ERR_WORKER_OUT_OF_MEMORY/);
  if (outOfMemory !== undefined) {
    return died('out-of-memory', `${outOfMemory.trim()}${lived}${lastCollection(tail)}`);
  }
  const diskFull = lineWith(tail, /\b(?:ENOSPC|EDQUOT)\b/);
  if (diskFull !== undefined) {
    return died('disk-full', `${diskFull.trim()}; make room in the folder for temporary files`);
  }
  if (end.signal !== null) return died('killed', `ended by ${end.signal}${lived}`);
  if (end.exitCode !== 0) {
    return died('crashed', `exit code ${end.exitCode}${lived}: ${errorLine(tail)}`);
  }
  return died('silent', `ended in order${lived}, but without a measurement`);
}

export function died(cause: LabDeath, detail: string): LabResult {
  return { kind: 'died', cause, detail };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function errorLine(tail: string): string {
  // Node prints an error without a stack in brackets.
  return lineWith(tail, /^\[?\w*Error\b/) ?? lastLine(tail);
}

function lineWith(text: string, pattern: RegExp): string | undefined {
  return text.split('\n').find((line) => pattern.test(line));
}

/** What V8 printed of the last collection, such as `: 23.4 (25.1) -> 23.4 (25.3) MB`. */
function lastCollection(tail: string): string {
  const collections = tail.match(/[\d.]+ \([\d.]+\) -> [\d.]+ \([\d.]+\) MB/g);
  return collections === null ? '' : `: ${collections.at(-1) ?? ''}`;
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? 'no message';
}
