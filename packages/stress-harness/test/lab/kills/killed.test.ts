import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';

const SEED = 20_260_101;
const series = join(process.cwd(), 'test', 'lab', 'kills', 'kill-series.mjs');
const folder = mkdtempSync(join(tmpdir(), 'breaker-lab-kills-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What became of one run: its verdict, if it came to one, and what it left. */
interface RunEnd {
  readonly subject: 'breaker-core' | 'broken';
  readonly outcome?: string;
  readonly reason?: string;
}

interface Series {
  readonly whole: readonly RunEnd[];
  /** Runs of which one process was to be killed; a few of them ended before. */
  readonly disturbed: readonly RunEnd[];
  /** Those in which somebody was there to be killed. */
  readonly hits: number;
}

const RIGHT = { 'breaker-core': 'pass', broken: 'fail' } as const;
const NOTHING_LEFT = { processes: [], scratch: [], halfReports: [], lockIsHeld: false };

test.concurrent.each([
  ['the lab process', 'lab', 50],
  ['its keeper', 'keeper', 50],
  ['the test process', 'run', 25],
  ['the process group of the test process', 'group', 25],
] as const)(
  'killing %s at any moment makes no wrong verdict, half a report, orphan, or leftover',
  async (_who, victim, kills) => {
    const plan = JSON.stringify({ victim, kills, seed: SEED, folder });
    const { stdout } = await promisify(execFile)(process.execPath, [series, plan]);
    const { whole, disturbed, hits } = JSON.parse(stdout) as Series;
    for (const end of whole) {
      expect(end).toMatchObject({ outcome: RIGHT[end.subject], ...NOTHING_LEFT });
    }
    for (const end of disturbed) {
      // A run whose process was killed says nothing; a lab that had answered before is believed.
      expect([undefined, 'inconclusive', RIGHT[end.subject]]).toContain(end.outcome);
      expect(end).toMatchObject(NOTHING_LEFT);
      expect(end.outcome === 'inconclusive' ? end.reason : '(killed)').toContain('(killed)');
    }
    expect(hits).toBeGreaterThanOrEqual(kills);
  },
);
