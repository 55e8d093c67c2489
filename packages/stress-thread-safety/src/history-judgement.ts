import { nowMs } from '@breaker-lab/stress-harness';
import {
  checkHistory,
  type Model,
  type Operation,
  renderBadPrefix,
} from '@breaker-lab/stress-harness/history';
import { operationsByObject, overlapping } from './history-overlaps.js';

/** Of one object: those that need more are a handful of operations that overlap for long. */
const CONFIGURATIONS_MAX = 2_000_000;

/** What was found out about a race on many objects. */
export interface HistoryJudgement {
  readonly operations: number;
  /** Operations that were under way at the same time as one of another thread on their object. */
  readonly overlapping: number;
  /** Objects whose operations no order of one thread explains. */
  readonly illegal: number;
  /** Objects of which nothing can be said within the limits. */
  readonly undecided: number;
  /** The shortest bad prefix of the first illegal object, as a table; undefined if there is none. */
  readonly badPrefix: string | undefined;
  readonly elapsedMs: number;
}

/** Judges each object of a history by itself, so that all that are illegal are counted. */
export function judgementOf<S>(
  history: readonly Operation[],
  { model, timeMs }: { readonly model: Model<S>; readonly timeMs: number },
): HistoryJudgement {
  const startMs = nowMs();
  const elapsedMs = (): number => nowMs() - startMs;
  let overlaps = 0;
  let illegal = 0;
  let undecided = 0;
  let badPrefix: string | undefined;
  for (const operations of operationsByObject(history).values()) {
    overlaps += overlapping(operations);
    const result = checkHistory(operations, model, {
      configurations: CONFIGURATIONS_MAX,
      timeMs: Math.max(0, timeMs - elapsedMs()),
    });
    if (result.kind === 'unknown') undecided++;
    if (result.kind !== 'illegal') continue;
    illegal++;
    badPrefix ??= renderBadPrefix(result.badPrefix, model);
  }
  const operations = history.length;
  return {
    operations,
    overlapping: overlaps,
    illegal,
    undecided,
    badPrefix,
    elapsedMs: elapsedMs(),
  };
}
