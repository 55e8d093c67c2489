import { Session } from 'node:inspector/promises';

const RUNS = 3;

/**
 * How many blocks of this package's sources run while `act` does: loops, branches and functions, each
 * time they are entered. The same on a busy machine as on a fast one, where time is not.
 *
 * @remarks
 * The engine reports neighbouring blocks as one where it can, so that a sum may be off by some dozens;
 * a loop over many things is not. What the engine itself does in one step (a copy of a list, a search
 * in it) counts as that one step. Of several runs the fewest count: the first ones set things up.
 */
export async function blocksRun(act: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  let fewest = Infinity;
  for (let run = 0; run < RUNS; run++) {
    await session.post('Profiler.takePreciseCoverage');
    await act();
    const { result } = await session.post('Profiler.takePreciseCoverage');
    const blocks = result
      .filter(({ url }) => url.includes('/breaker-core/src/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges));
    fewest = Math.min(
      fewest,
      blocks.reduce((sum, { count }) => sum + count, 0),
    );
  }
  session.disconnect();
  return fewest;
}
