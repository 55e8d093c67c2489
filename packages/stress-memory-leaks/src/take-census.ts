import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const TIMEOUT_MS = 120_000;
const OUTPUT_BYTES_MAX = 2 ** 20;

/** What a census process found in snapshots taken after equal stretches of load. */
export interface Findings {
  /** Objects of groups that grew in every stretch; NaN when no census could be taken. */
  readonly objectsKept: number;
  /** Bytes of all objects, last snapshot less first; NaN when no census could be taken. */
  readonly bytesGrown: number;
  /** Who holds what was kept, a line each. */
  readonly holders: readonly string[];
}

/** Counts the objects of snapshots, in a process of its own. */
export async function takeCensus(files: readonly string[]): Promise<Findings> {
  const program = fileURLToPath(new URL('census-process.js', import.meta.url));
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...files], {
      timeout: TIMEOUT_MS,
      maxBuffer: OUTPUT_BYTES_MAX,
    });
    return JSON.parse(stdout) as Findings;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { objectsKept: NaN, bytesGrown: NaN, holders: [`no census: ${reason}`] };
  }
}
