import type { Job } from './job.js';

const KIB_PER_MIB = 1_024;
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
  const ulimits: string[] = [];
  if (limits.descriptors !== undefined) ulimits.push(`ulimit -n ${limits.descriptors}`);
  if (limits.addressSpaceMib !== undefined) {
    ulimits.push(`ulimit -v ${limits.addressSpaceMib * KIB_PER_MIB}`);
  }
  if (ulimits.length === 0) return node;
  // Only a shell can lower the limits of a process before it starts.
  return ['/bin/sh', '-c', [...ulimits, 'exec "$0" "$@"'].join(' && '), ...node];
}
