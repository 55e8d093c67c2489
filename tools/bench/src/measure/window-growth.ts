import { type Batch, nowMs } from '@breaker-lab/stress-harness';
import { type Figure, type Job, type Observation, observed } from '../observation.js';
import type { SubjectName } from '../subject-name.js';
import { loadSubject } from '../subjects/load.js';
import type { AsyncWork, Guard } from '../subjects/subject.js';
import { asyncBatch, Sink } from './batches.js';
import {
  growthOver,
  type SizedBatch,
  SUCCESS_EVERY,
  type WindowCase,
  windowRow,
} from './growth.js';
import { ownSizedBatches } from './own-window.js';

const SIZE_STEP = 4;
const PEER_SIZES = [100, 400, 1_600, 6_400, 25_600];
/** A window is not filled where that would take a peer longer, if its calls cost O(size). */
const FILL_MS_MAX = 1_500;

/** How the cost of a call grows with the number of calls in the window. */
export async function windowGrowth(job: Job, column: SubjectName): Promise<Observation> {
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const kind of ['count', 'time'] as const) {
    for (const failing of [false, true]) {
      const window = { kind, failing };
      const sized =
        column === 'breaker-core' ? ownSizedBatches(window) : await peerBatches(column, window);
      if (sized === undefined) continue;
      const row = windowRow(window);
      const { exponent, note } = await growthOver(job, sized);
      figures.push({ row, column, value: exponent });
      notes.push(`${row} ${column}: ${note}`);
    }
  }
  return observed(figures, notes);
}

const succeed: AsyncWork = () => Promise.resolve(1);

async function peerBatches(
  column: SubjectName,
  { kind, failing }: WindowCase,
): Promise<SizedBatch[] | undefined> {
  const subject = await loadSubject(column);
  const sized: SizedBatch[] = [];
  let forecastMs = 0;
  for (const size of PEER_SIZES) {
    if (forecastMs > FILL_MS_MAX) break;
    const guard = subject.enduring({ kind, calls: size });
    if (guard === undefined) return undefined;
    const startMs = nowMs();
    for (let i = 0; i < size; i++) await guard(succeed);
    forecastMs = (nowMs() - startMs) * SIZE_STEP ** 2;
    sized.push({ size, batch: failing ? failingBatch(guard) : healthyBatch(guard) });
  }
  return sized;
}

const healthyBatch = (guard: Guard): Batch =>
  asyncBatch(guard, { even: succeed, odd: succeed }, new Sink());

function failingBatch(guard: Guard): Batch {
  const error = new Error('the upstream is down');
  let calls = 0;
  const work: AsyncWork = () =>
    calls++ % SUCCESS_EVERY === 0 ? Promise.resolve(1) : Promise.reject(error);
  // A rejection by the breaker itself is no failure: it must not have opened.
  const absorb = (thrown: unknown): number => {
    if (thrown !== error) throw thrown;
    return 0;
  };
  return asyncBatch((call) => guard(call).catch(absorb), { even: work, odd: work }, new Sink());
}
