import type { OpenCause } from '../../src/index.js';
import type { ModelOptions, OwnDuration } from './model-options.js';

type Cause = Omit<OpenCause, 'trip'>;

/** A number and a back-off last at least as long as was asked for; a function decides alone. */
export function modelDurationMs(option: ModelOptions['openDurationMs'], cause: Cause): number {
  const { attempt, retryAfterMs = 0 } = cause;
  if (typeof option === 'number') return Math.max(option, retryAfterMs);
  if (option.kind === 'own') return ownDurationMs(option, cause);
  const { initialMs, factor = 2, maxMs } = option;
  return Math.max(Math.min(maxMs, initialMs * factor ** (attempt - 1)), retryAfterMs);
}

/** @throws Error when the function is faulty. */
export function ownDurationMs({ perAttemptMs, isFaulty }: OwnDuration, cause: Cause): number {
  const { attempt, reason, errorClass, retryAfterMs = 0 } = cause;
  if (isFaulty) throw new Error('open duration');
  const extraMs = (reason === 'trial-failed' ? 1 : 0) + (errorClass === 'a' ? 2 : 0);
  return perAttemptMs * attempt + extraMs + retryAfterMs / 2;
}
