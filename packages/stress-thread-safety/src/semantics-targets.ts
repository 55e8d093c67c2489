import type { Target } from '@breaker-lab/stress-harness';
import { exactly } from './counted-targets.js';

/** Laws of one breaker, scripted on a manual clock. */
export const semantics: readonly Target[] = [
  law('openedOffThreshold', 'so many failures in a row open it, not one fewer or more'),
  law('openedOffRate', 'the rate is that of completed calls: what is in flight is no part of it'),
  law('rejectionsCounted', 'calls that were turned away are neither failures nor completed calls'),
  law('windowsMisremembered', 'an idle gap empties a time window, and nothing else does'),
  law('openPeriodsMissed', 'an open period ends when its time is up, to the millisecond'),
  law('wedgedByHungTrials', 'trials that never settle keep no breaker half-open for ever'),
  law('hurtByListeners', 'listeners that throw or call back change no result, count or state'),
  law('actionsMisread', 'undefined is a success, and what throws at once is a failure'),
  law('optionsAltered', 'the options a breaker is made with stay as they are'),
  law('aliveAfterDispose', 'a breaker that was disposed of calls nothing and tells nothing'),
  law('movedByWallClock', 'a wall clock that is set back or forth changes no duration'),
  law('countsLost', 'not one count of a million is lost'),
];

/** Laws of what not every breaker offers. */
export const semanticsOfOptions: readonly Target[] = [
  law('hurtByClassifiers', 'an error whose classifier throws is one failure, and the call settles'),
  law('siblingsTimedOut', 'a timeout ends, and aborts, its own call only'),
  law('keysUnbounded', 'breakers by key are bounded in number, and an open one is never let go'),
];

function law(metric: string, promise: string): Target {
  return { ...exactly(0, { metric, unit: 'breaches', promise }), cause: 'breaker logic' };
}
