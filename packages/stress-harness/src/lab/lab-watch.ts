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
 * Looks after a lab process several times a second, and says when its time is over.
 *
 * @returns the times so far; asking for them ends the watch.
 */
export function watchLab({ pid, timeoutMs, onTimeout }: TimeLimit): () => AwakeTime {
  const time = new AwakeTime(nowMs());
  let ownTime = startOwnTime();
  let queuedSoFarMs = queuedMs();
  const beat = (): void => {
    const busyMs = ownTime() + queuedMs() - queuedSoFarMs;
    time.beat({ nowMs: nowMs(), busyMs, labIsStopped: isStopped(pid) });
    ownTime = startOwnTime();
    queuedSoFarMs = queuedMs();
    if (time.isOver(timeoutMs)) onTimeout();
  };
  const beats = setInterval(beat, BEAT_MS);
  return () => {
    clearInterval(beats);
    beat();
    return time;
  };
}
