import type { CircuitBreakerOptions, OpenDuration, TripRule } from '../../src/index.js';
import { ownDurationMs } from './model-duration.js';
import type { ModelOptions } from './model-options.js';

const FAULTY_RULE: TripRule = {
  kind: 'custom',
  name: 'faulty',
  create: () => ({
    readsTime: false,
    record: () => {
      throw new Error('rule');
    },
    clear: () => undefined,
    figures: () => ({}),
  }),
};

/** The model's options as the breaker takes them, now and later. */
export function realOptions({
  trip,
  hasFaultyRule,
  openDurationMs,
  ...same
}: ModelOptions): Omit<CircuitBreakerOptions, 'name' | 'clock' | 'random' | 'shadow'> {
  return {
    ...same,
    trip: hasFaultyRule ? [FAULTY_RULE, ...trip] : trip,
    openDurationMs: realDuration(openDurationMs),
  };
}

function realDuration(option: ModelOptions['openDurationMs']): OpenDuration {
  if (typeof option === 'number' || option.kind === 'exponential') return option;
  return (cause) => ownDurationMs(option, cause);
}
