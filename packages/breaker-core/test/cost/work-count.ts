import { Session } from 'node:inspector/promises';

/** Begun when this is loaded: what was compiled before it began is not counted block by block. */
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

const RUNS = 3;

/**
 * How many blocks of this package's sources run while `act` does: loops, branches and functions, each
 * time they are entered. The same on a busy machine as on a fast one, where time is not.
 *
 * @remarks
 * The engine reports neighbouring blocks as one where it can, so that a sum may be off by a few. What
 * it does by itself in one step (a copy of a list, a search in it) counts as that one step. Of several
 * runs the fewest count: the first ones set things up.
 */
export async function blocksRun(act: () => unknown): Promise<number> {
  let fewest = Infinity;
  for (let left = RUNS; left > 0; left--) {
    await session.post('Profiler.takePreciseCoverage');
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const blocks = result
      .filter(({ url }) => url.includes('/breaker-core/src/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    const run = blocks.reduce((sum, { count }) => sum + count, 0);
    fewest = Math.min(fewest, run);
  }
  return fewest;
}
