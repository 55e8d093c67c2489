import { parentPort } from 'node:worker_threads';
import { HistoryRecorder } from '@breaker-lab/stress-harness/history';
import { SeededRandom } from '@breaker-lab/stress-harness/thread';
import { HistoryCursor } from './history-cursor.js';
import type { HistoryJob, HistoryReport } from './history-job.js';
import { StartingGate } from './starting-gate.js';
import type { GatedJob } from './thread-job.js';

/** Drawn before the race, which would be mostly drawing otherwise; used again and again. */
const DRAWS = 4_096;

/** What a thread holds of an object. */
export interface HistoryHold<H> {
  readonly held: H;
  readonly object: number;
  /** Of the permit or reservation; no two of an object have the same. */
  readonly number: number;
}

/** What a thread does to the objects, each once an operation, and records. */
export interface HistoryMoves<H> {
  /** Asks for something. @returns what it then holds; undefined when it is turned away. */
  begin(object: number, number: number): H | undefined;
  /** Ends what it holds. @param draw - a share, 0–1, by which it may decide how. */
  end(hold: HistoryHold<H>, draw: number): void;
}

/**
 * One thread's part of a race, as soon as the gate lets it: each operation is the begin or the end
 * of something, in no order, so that several are held at once, also of objects that the race has
 * left. What is held in the end is ended, too.
 */
export function workThrough<H>(
  job: HistoryJob & GatedJob,
  movesFor: (recorder: HistoryRecorder) => HistoryMoves<H>,
): void {
  const random = new SeededRandom(job.seed, `history thread ${job.thread}`);
  const places = Array.from({ length: DRAWS }, () => random.index(job.inFlight));
  const draws = Array.from({ length: DRAWS }, () => random.share());
  const holds: (HistoryHold<H> | undefined)[] = Array.from({ length: job.inFlight });
  const moves = movesFor(new HistoryRecorder(job.history, job.thread));
  const cursor = new HistoryCursor(job.cursor);

  const together = new StartingGate(job.gate).pass({ patienceMs: job.gatePatienceMs });
  let done = 0;
  cursor.forEach(job.handles.length * job.operationsEach, (operation) => {
    const draw = done++ % DRAWS;
    const place = places[draw] ?? 0;
    const hold = holds[place];
    if (hold !== undefined) {
      holds[place] = undefined;
      moves.end(hold, draws[draw] ?? 0);
      return;
    }
    const object = Math.floor(operation / job.operationsEach);
    const number = operation % job.operationsEach;
    const held = moves.begin(object, number);
    if (held !== undefined) holds[place] = { held, object, number };
  });
  for (const hold of holds) if (hold !== undefined) moves.end(hold, draws[0] ?? 0);
  const report: HistoryReport = { together };
  parentPort?.postMessage(report);
}
