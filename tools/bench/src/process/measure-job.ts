import { asyncClosed } from '../measure/async-closed.js';
import { bytesInFlight } from '../measure/bytes-in-flight.js';
import { idleBreaker } from '../measure/idle-breaker.js';
import { millionInFlight } from '../measure/million-in-flight.js';
import { rejection } from '../measure/rejection.js';
import { syncClosed } from '../measure/sync-closed.js';
import { timeoutPerCall } from '../measure/timeout.js';
import { windowGrowth } from '../measure/window-growth.js';
import type { Job, Observation } from '../observation.js';
import { type ColumnName, SUBJECT_NAMES, type SubjectName } from '../subject-name.js';

/** Measures what the job names. */
export function measureJob(job: Job): Promise<Observation> {
  switch (job.path) {
    case 'async-closed':
      return asyncClosed(job, 'time-window');
    case 'async-consecutive':
      return asyncClosed(job, 'consecutive-failures');
    case 'sync-closed':
      return syncClosed(job);
    case 'rejection':
      return rejection(job);
    case 'timeout':
      return timeoutPerCall(job);
    case 'bytes-in-flight':
      return bytesInFlight(columnOf(job));
    case 'idle-breaker':
      return idleBreaker(breakerOf(job));
    case 'window-growth':
      return windowGrowth(job, breakerOf(job));
    case 'million-in-flight':
      return millionInFlight(columnOf(job));
    default:
      return Promise.reject(new Error(`no path "${job.path}"`));
  }
}

function columnOf({ path, column }: Job): ColumnName {
  if (column === null) throw new Error(`${path} takes one process for each column`);
  return column;
}

function breakerOf(job: Job): SubjectName {
  const column = columnOf(job);
  const name = SUBJECT_NAMES.find((known) => known === column);
  if (name === undefined) throw new Error(`${job.path} measures breakers, not ${column}`);
  return name;
}
