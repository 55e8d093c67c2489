import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** By far the most of a core that others want as well. */
const NICENESS = -10;

/**
 * Has a process that leads a session of its own run before what else the machine has to do, where the
 * system lets it: only privileged users may. Elsewhere it waits its turn.
 *
 * @remarks
 * To be called before the process has threads of its own: they take after it. Where Linux groups
 * processes by session (autogroup), the niceness of a process counts within its session only, and it
 * is the session's that has it go before others.
 */
export function goFirst(pid: number): void {
  try {
    setPriority(pid, NICENESS);
    writeFileSync(`/proc/${pid}/autogroup`, String(NICENESS));
  } catch {
    // Not allowed, no such groups, or it has ended already.
  }
}
