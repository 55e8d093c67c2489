import { readdirSync, readFileSync } from 'node:fs';

/** Whether a process is stopped, or traced by a debugger of the system. Linux only; false elsewhere. */
export function isStopped(pid: number): boolean {
  // The name before the state may hold anything, brackets too.
  const stat = read(`/proc/${pid}/stat`);
  return 'Tt'.includes(stat.charAt(stat.lastIndexOf(')') + 2) || '-');
}

/**
 * The living processes that were started with this variable and value, wherever they have moved to
 * since: a group can be left, the first environment cannot. Linux only; none elsewhere.
 */
export function startedWith(variable: string, value: string): number[] {
  const entry = `\0${variable}=${value}\0`;
  return processIds().filter((pid) => `\0${read(`/proc/${pid}/environ`)}`.includes(entry));
}

function processIds(): number[] {
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
