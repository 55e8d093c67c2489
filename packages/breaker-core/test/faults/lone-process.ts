import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
/** Starting one takes a fraction of a second, on a busy machine several. */
export const PATIENCE_MS = 60_000;

/**
 * Runs a script in a Node process of its own, on the built package, and waits for the process to
 * end by itself: nobody calls `process.exit`.
 *
 * @returns `ended`, `still running`, or what it died of.
 */
export async function runsToItsEnd(script: string, patienceMs = PATIENCE_MS): Promise<string> {
  const source = `
    import assert from 'node:assert/strict';
    import { BreakerRegistry, CircuitBreaker } from '@breaker-lab/breaker-core';
    ${script}
  `;
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', source], {
      cwd: PACKAGE,
      env: {},
      timeout: patienceMs,
    });
    return 'ended';
  } catch (error) {
    const { killed, stderr } = error as { killed?: boolean; stderr?: string };
    return killed === true ? 'still running' : (stderr ?? String(error));
  }
}
