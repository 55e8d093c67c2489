import { encodeSchedule } from '../schedule.js';
import type { Finding, TraceRow } from '../exploration.js';
import type { Shown } from '../shrink.js';
import type { Misdeed } from './controlled-thread.js';
import type { ThreadStep } from './thread-step.js';
import { rowsOf } from './trace-rows.js';

/** How a run ended. */
export type RunEnd = { readonly outcome: 'ok' | 'redundant' } | Misdeed;

/** A run that is over. */
export interface Walked extends Shown {
  readonly start: string;
  readonly trace: readonly ThreadStep[];
  readonly end: RunEnd;
  /** Workers that cannot be used again, by place in the crew. */
  readonly lost: readonly number[];
  /** Whether a thread that went in circles had to stand back for the others. */
  readonly heldBack: boolean;
}

/** A run that found something. */
export type Found = Walked & { readonly end: Misdeed };

/** Whether there is something wrong with a run. */
export function found(walked: Walked): walked is Found {
  return walked.end.outcome !== 'ok' && walked.end.outcome !== 'redundant';
}

/** A livelock is as long as its bound: what counts is how long it takes to come into the circle. */
export function sized(found: Found): Found {
  if (found.end.outcome !== 'livelock') return found;
  return { ...found, steps: rowsOf(found.trace).length };
}

/** A run that went another way the second time. @param difference - in words. */
export function nondeterministic(walked: Walked, difference: string): Finding {
  const message = `the same schedule went another way: ${difference}; something is not controlled`;
  return findingOf({ ...walked, end: { outcome: 'nondeterministic', message } }, walked);
}

/** What a run shows. @param first - the run in which it was first seen. */
export function findingOf({ start, choices, trace, end }: Found, first: Walked): Finding {
  const schedule = encodeSchedule({ seed: 0, choices });
  return { ...end, start, schedule, foundAtSteps: first.trace.length, trace: rowsOf(trace) };
}

/** Where two runs of one schedule differ, in words; undefined where they do not. */
export function differenceOf(known: Walked, again: Walked): string | undefined {
  const [rows, others] = [rowsOf(known.trace), rowsOf(again.trace)];
  for (let at = 0; at < Math.max(rows.length, others.length); at++) {
    const [one, other] = [textOf(rows[at]), textOf(others[at])];
    if (one !== other) return `step ${at + 1} was "${other}" instead of "${one}"`;
  }
  const [one, other] = [endText(known.end), endText(again.end)];
  return one === other ? undefined : `it ended "${other}" instead of "${one}"`;
}

function textOf(row: TraceRow | undefined): string {
  return row === undefined ? 'the end' : `${row.actor}: ${row.did}`;
}

function endText(end: RunEnd): string {
  return 'message' in end ? end.message : end.outcome;
}
