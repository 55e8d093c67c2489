import { isDeepStrictEqual } from 'node:util';
import type { ExpiredCharge } from '../../../src/index.js';
import { ModelBreaker } from './model-breaker.js';
import type { PaidStep } from './paid-step.js';
import type { PaidView } from './paid-view.js';
import { RealBreaker } from './real-breaker.js';

/** What the breaker and the model look like after a step. */
export interface TwinViews {
  readonly step: PaidStep | undefined;
  readonly actual: PaidView;
  readonly expected: PaidView;
}

/**
 * Takes the breaker and the model through the same steps for as long as they look the same.
 *
 * @param onView - shown each view that both have.
 * @returns the last views, and the step that led to them.
 */
export async function playTwins(
  steps: readonly PaidStep[],
  { expiredCharge, onView }: { expiredCharge: ExpiredCharge; onView: (view: PaidView) => void },
): Promise<TwinViews> {
  const real = new RealBreaker(expiredCharge);
  const model = new ModelBreaker(expiredCharge, real.epochMs);
  let views: TwinViews = { step: undefined, actual: real.look(), expected: model.look() };
  for (const step of steps) {
    real.take(step);
    model.take(step);
    await promisesSettled();
    views = { step, actual: real.look(), expected: model.look() };
    if (!isDeepStrictEqual(views.actual, views.expected)) break;
    onView(views.expected);
  }
  return views;
}

/** No promise of a call settles more than so many turns after its work. */
async function promisesSettled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
