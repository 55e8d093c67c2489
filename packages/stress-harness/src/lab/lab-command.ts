import type { Job } from './job.js';

/** Optimised code is made where it is asked for, from what was seen since the very first call. */
const STEADY_COMPILER = [
  '--no-concurrent-recompilation',
  '--no-concurrent-sparkplug',
  '--no-lazy-feedback-allocation',
];

/** The command line of a lab process: Node, its limits as flags, and the file it starts with. */
export function labCommand({ limits, debug }: Job, entry: string): [string, ...string[]] {
  const flags = ['--expose-gc', '--enable-source-maps'];
  if (debug) flags.push('--inspect=127.0.0.1:0');
  if (limits.heapMib !== undefined) flags.push(`--max-old-space-size=${limits.heapMib}`);
  if (limits.steadyCompiler === true) flags.push(...STEADY_COMPILER);
  if (limits.semiSpaceMib !== undefined) {
    flags.push(
      `--min-semi-space-size=${limits.semiSpaceMib}`,
      `--max-semi-space-size=${limits.semiSpaceMib}`,
    );
  }
  const node = [process.execPath, ...flags, entry] as [string, ...string[]];
  if (limits.descriptors === undefined) return node;
  // Only a shell can lower the limit of a process before it starts.
  return ['/bin/sh', '-c', `ulimit -n ${limits.descriptors} && exec "$0" "$@"`, ...node];
}
