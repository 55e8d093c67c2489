import type { SubjectBreaker } from '@breaker-lab/stress-harness';

/** Guards a call that its caller may give up with a sound breaker, which can. */
export function abortable<T>(
  sound: SubjectBreaker,
  fn: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const running = sound.executeAbortable?.(fn, signal);
  if (running === undefined) throw new TypeError('the sound breaker takes no signals');
  return running;
}
