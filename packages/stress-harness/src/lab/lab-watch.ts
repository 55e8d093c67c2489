import { nowMs, startOwnTime } from '../clock.js';
import { queuedMs } from '../record/lost-time.js';
import { AwakeTime } from './awake-time.js';
import { isStopped } from './process-table.js';

const BEAT_MS = 100;

/** How long a lab may take, and what happens when it takes longer. */
export interface TimeLimit {
  readonly pid: number;
  readonly timeoutMs: number;
  readonly onTimeout: () => void;
}

/**
 * Looks after a lab process several times a second. Time in which it stood still does not count
 * against it, so that a machine that slept ends no lab; but one that is stopped for as long as it
 * was given in all is ended as well.
 *
 * @returns the times so far; asking for them ends the watch.
 */
export function watchLab({ pid, timeoutMs, onTimeout }: TimeLimit): () => AwakeTime {
  const time = new AwakeTime(nowMs());
  let ownTime = startOwnTime();
  let queuedSoFarMs = queuedMs();
  const beat = (): void => {
    const busyMs = ownTime() + queuedMs() - queuedSoFarMs;
    const labIsStopped = isStopped(pid);
    time.beat({ nowMs: nowMs(), busyMs, labIsStopped });
    ownTime = startOwnTime();
    queuedSoFarMs = queuedMs();
    if (time.awakeMs >= timeoutMs || (labIsStopped && time.stoodStillMs >= timeoutMs)) onTimeout();
  };
  const beats = setInterval(beat, BEAT_MS);
  return () => {
    clearInterval(beats);
    beat();
    return time;
  };
}
