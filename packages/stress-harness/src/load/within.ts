/** Says that a promise had not settled in time. */
export const STUCK = Symbol('stuck');

/**
 * What a promise resolves to, or {@link STUCK} when that takes longer than `patienceMs`: a subject
 * that hangs ends as a finding, not as a lab process that runs out of time.
 */
export async function within<T>(
  promise: Promise<T>,
  { patienceMs }: { patienceMs: number },
): Promise<T | typeof STUCK> {
  let timer: NodeJS.Timeout | undefined;
  const stuck = new Promise<typeof STUCK>((resolve) => {
    timer = setTimeout(resolve, patienceMs, STUCK);
  });
  try {
    return await Promise.race([promise, stuck]);
  } finally {
    clearTimeout(timer);
  }
}
