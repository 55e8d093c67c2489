import { readdirSync, readFileSync } from 'node:fs';

/** Whether a process is stopped, or traced by a debugger of the system. Linux only; false elsewhere. */
export function isStopped(pid: number): boolean {
  // The name before the state may hold anything, brackets too.
  const stat = read(`/proc/${pid}/stat`);
  return 'Tt'.includes(stat.charAt(stat.lastIndexOf(')') + 2) || '-');
}

/** What a process was started with, and not before which one. */
export interface Origin {
  readonly variable: string;
  readonly value: string;
  /** The process that it descends from. */
  readonly sincePid: number;
}

/**
 * The living processes of this origin, wherever they have moved to since: a group can be left, the
 * first environment cannot. Linux only; none elsewhere.
 */
export function startedWith({ variable, value, sincePid }: Origin): number[] {
  const entry = `\0${variable}=${value}\0`;
  return processesSince(sincePid).filter((pid) =>
    `\0${read(`/proc/${pid}/environ`)}`.includes(entry),
  );
}

/** Numbers are given in ascending order, until they begin anew: then it can be any. */
function processesSince(pid: number): number[] {
  const lastGiven = Number(read('/proc/loadavg').trim().split(' ').at(-1));
  const hasBegunAnew = lastGiven < pid;
  return processes().filter((other) => hasBegunAnew || other >= pid);
}

function processes(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
