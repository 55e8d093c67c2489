import { wallClockIso } from '@breaker-lab/stress-harness';

const DATE_CHARS = 'YYYY-MM-DD'.length;

/**
 * Runs within one day of UTC. A daily budget begins anew at midnight, as it must; a run that has
 * midnight in it is thrown away, whatever it showed, and run again.
 *
 * @param today - tells the day.
 */
export async function withinOneUtcDay<T>(
  run: () => Promise<T>,
  today: () => string = () => wallClockIso().slice(0, DATE_CHARS),
): Promise<T> {
  for (;;) {
    const begunOn = today();
    const result = await run();
    if (today() === begunOn) return result;
  }
}
