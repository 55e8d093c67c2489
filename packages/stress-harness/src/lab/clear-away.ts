import { rmSync } from 'node:fs';
import { startedWith } from './process-table.js';

/** A process may start another one while it is looked for. */
const ROUNDS = 3;

/** What a lab leaves behind: its process group, and its folder for temporary files. */
export interface Remains {
  /** Undefined: it never began. */
  readonly group: number | undefined;
  readonly scratch: string;
}

/** Ends whatever a lab started, also what has left its group; on other systems than Linux, its group. */
export function endProcesses({ group, scratch }: Remains): void {
  if (group === undefined) return;
  kill(-group);
  for (let round = 0; round < ROUNDS; round++) {
    const strays = startedWith({ variable: 'TMPDIR', value: scratch, sincePid: group });
    if (strays.length === 0) return;
    strays.forEach(kill);
  }
}

/** Ends what is left of a lab, and removes its folder. */
export function clearAway(remains: Remains): void {
  endProcesses(remains);
  // One of them may be at its last write when the folder goes.
  rmSync(remains.scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already: that is what was wanted.
  }
}
