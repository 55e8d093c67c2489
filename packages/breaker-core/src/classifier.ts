import type { ErrorCounter } from './trip/custom-trip.js';
import { MAX_DURATION_MS } from './option-check.js';
import { type Classification, type Outcome, OUTCOMES, PLAIN } from './outcome.js';
import { absorbRejection } from './thenable.js';

/** A classifier of the user's own, as it was given. */
export type OwnClassifier = (settled: unknown) => unknown;

/**
 * Asks a classifier of the user's own; whatever it does, the answer is a classification.
 *
 * @returns a failure when it throws or answers anything impossible, which is counted.
 */
export function classified(
  errors: ErrorCounter,
  own: OwnClassifier,
  settled: unknown,
): Classification {
  try {
    const answer = own(settled);
    const classification = read(answer);
    if (classification !== undefined) return classification;
    absorbRejection(answer);
  } catch {
    // Counted below, like an answer that is none.
  }
  errors.countObserverError();
  return PLAIN.failure;
}

function read(answer: unknown): Classification | undefined {
  if (typeof answer === 'string') return isOutcome(answer) ? PLAIN[answer] : undefined;
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { outcome, errorClass, retryAfterMs } = answer as Record<string, unknown>;
  if (!isOutcome(outcome)) return undefined;
  if (errorClass !== undefined && typeof errorClass !== 'string') return undefined;
  if (retryAfterMs !== undefined && !isDelay(retryAfterMs)) return undefined;
  return { outcome, errorClass, retryAfterMs };
}

function isOutcome(value: unknown): value is Outcome {
  return OUTCOMES.includes(value as Outcome);
}

function isDelay(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MAX_DURATION_MS;
}
