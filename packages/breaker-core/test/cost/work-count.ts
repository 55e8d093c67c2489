import { Session } from 'node:inspector/promises';

/**
 * How many blocks of this package's sources run while `act` does: loops, branches and functions, each
 * time they are entered. The same in every run and on every machine, where time is not.
 *
 * @remarks
 * What the engine itself does in one step (a copy of a list, a search in it) counts as that one step.
 */
export async function blocksRun(act: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  await session.post('Profiler.takePreciseCoverage');
  await act();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  let blocks = 0;
  for (const { url, functions } of result) {
    if (!url.includes('/breaker-core/src/')) continue;
    for (const { ranges } of functions) for (const { count } of ranges) blocks += count;
  }
  return blocks;
}
