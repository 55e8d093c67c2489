import type { Clock } from '../clock.js';
import { CountLanes } from './count-lanes.js';
import { FailureStreak } from './failure-streak.js';
import { OpenPeriodWord } from './open-period.js';
import type { SharedBreakerSettings } from './shared-breaker-options.js';
import { SharedCountWindow } from './shared-count-window.js';
import type { SharedHandle } from './shared-handle.js';
import { nextAttachment } from './shared-header.js';
import { layoutOf, type SharedLayout } from './shared-layout.js';
import type { SharedRule } from './shared-rule.js';
import { SharedState } from './shared-state.js';
import { SharedTicks } from './shared-ticks.js';
import { SharedTrialSlots } from './shared-trial-slots.js';

/** What another thread attaches to a shared breaker by: plain data. */
export type SharedBreakerHandle = SharedHandle<'breaker', SharedBreakerSettings>;

/** The parts of a breaker that are in shared memory, seen from one thread. */
export interface SharedParts {
  readonly state: SharedState;
  readonly rule: SharedRule;
  readonly openPeriod: OpenPeriodWord;
  readonly slots: SharedTrialSlots;
  readonly lanes: CountLanes;
  readonly ticks: SharedTicks;
}

/** Makes new memory a breaker's; before anybody else knows of it. */
export function initialize({ buffer, options }: SharedBreakerHandle, clock: Clock): void {
  const { stateAt, zeroAt } = layoutOf(options);
  Atomics.store(new BigInt64Array(buffer), zeroAt / 2, BigInt(Math.floor(clock.nowMs())));
  stateOf(buffer, { stateAt, options }).initialize();
}

/** The parts, for one more thread. */
export function partsOf({ buffer, options }: SharedBreakerHandle): SharedParts {
  const layout = layoutOf(options);
  const { stateAt, zeroAt, slotsAt, lanesAt } = layout;
  const words = new Int32Array(buffer);
  const longWords = new BigUint64Array(buffer);
  const zeroMs = Number(Atomics.load(new BigInt64Array(buffer), zeroAt / 2));
  const state = stateOf(buffer, { stateAt, options });
  const { halfOpenTrials } = options;
  return {
    state,
    rule: ruleOf(words, { layout, options }),
    openPeriod: new OpenPeriodWord(longWords, zeroAt / 2 + 1),
    slots: new SharedTrialSlots(longWords, { at: slotsAt / 2, slots: halfOpenTrials, state }),
    lanes: new CountLanes(words, { at: lanesAt, attachment: nextAttachment(words) }),
    ticks: new SharedTicks(zeroMs),
  };
}

function stateOf(
  buffer: SharedArrayBuffer,
  { stateAt, options }: { stateAt: number; options: SharedBreakerSettings },
): SharedState {
  const { successes } = options.halfOpenRule;
  return new SharedState(new Int32Array(buffer), { at: stateAt, successes });
}

function ruleOf(
  words: Int32Array,
  { layout, options }: { layout: SharedLayout; options: SharedBreakerSettings },
): SharedRule {
  const { ruleAt, ringAt } = layout;
  const { trip } = options;
  if (trip.kind === 'consecutive-failures') {
    return new FailureStreak(words, { at: ruleAt, failures: trip.failures });
  }
  const { minimumCalls, failureRateThreshold, window } = trip;
  return new SharedCountWindow(words, {
    headAt: ruleAt,
    ringAt,
    calls: window.calls,
    minimumCalls,
    failureRateThreshold,
  });
}
