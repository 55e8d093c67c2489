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

/** Ways in which a lab process ends without an answer. */
export type LabDeath = 'timed-out' | 'out-of-memory' | 'killed' | 'crashed' | 'silent' | 'rubbish';

/** Concludes from the last answer (if any) and the way the process ended. */
export function concludeLab(answer: LabMessage | undefined, end: LabEnd): LabResult {
  if (answer?.type === 'measured') {
    return { kind: 'measured', measurement: answer.measurement, voided: answer.voided };
  }
  if (answer?.type === 'subject') {
    return { kind: 'subject', name: answer.name, capabilities: answer.capabilities };
  }
  if (answer?.type === 'refused') {
    return { kind: 'refused', code: answer.code, message: answer.message };
  }
  const tail = end.stderrTail.trim();
  if (end.timedOut) return died('timed-out', 'still running when its time was over');
  if (tail.includes('heap out of memory') || tail.includes('ERR_WORKER_OUT_OF_MEMORY')) {
    return died('out-of-memory', lastLine(tail));
  }
  if (end.signal !== null) return died('killed', `ended by ${end.signal}`);
  if (end.exitCode !== 0) return died('crashed', `exit code ${end.exitCode}: ${errorLine(tail)}`);
  return died('silent', 'ended in order, but without a measurement');
}

export function died(cause: LabDeath, detail: string): LabResult {
  return { kind: 'died', cause, detail };
}

function errorLine(tail: string): string {
  // Node prints an error without a stack in brackets.
  return tail.split('\n').find((line) => /^\[?\w*Error\b/.test(line)) ?? lastLine(tail);
}

function lastLine(text: string): string {
  return text.split('\n').findLast((line) => line.trim() !== '') ?? 'no message';
}
