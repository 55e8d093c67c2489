import type { SubjectBreaker } from '@breaker-lab/stress-harness';

/** Callers get every error of their calls; of some of them the breaker is told that they succeeded. */
export function hidesFailures(
  sound: SubjectBreaker,
  isHidden: (error: Error) => boolean,
): SubjectBreaker['execute'] {
  return async (fn) => {
    const settled = await sound.execute(async () => {
      try {
        return { ok: true as const, result: await fn() };
      } catch (error) {
        if (error instanceof Error && isHidden(error)) return { ok: false as const, error };
        throw error;
      }
    });
    if (settled.ok) return settled.result;
    throw settled.error;
  };
}
