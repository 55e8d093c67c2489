import { setTimeout as sleep } from 'node:timers/promises';
import type {
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectCostRule,
} from '@breaker-lab/stress-harness';
import { createCostBreaker } from '../../core-cost-breaker.js';
import { mutant } from '../mutant.js';

const owner = 'stress-cost';
const MICROS_PER_UNIT = 1_000_000;
const MS_PER_SECOND = 1_000;
const DELAY_MS = 100;

/** Slower is taken for fewer: all of them come, and those that wait pile up. */
export const throttleDelays = mutant(
  {
    name: 'cost-throttle-delays-instead-of-refusing',
    fault: 'a throttled call sleeps, and then it runs',
    owner,
  },
  {
    costBreaker: (_sound, options) => {
      const free = createCostBreaker(withoutThrottles(options));
      return {
        ...free,
        execute: async (fn, call) => {
          if (isPressed(free, options, call.estimate)) await sleep(DELAY_MS);
          return free.execute(fn, call);
        },
      };
    },
  },
);

/** Who throttles remembers that it does, and nobody tells it that it need not. */
export const throttleNeverLetsGo = mutant(
  {
    name: 'cost-throttle-never-lets-go',
    fault: 'once a call was throttled, calls are, whatever is spent',
    owner,
  },
  {
    costBreaker: (sound, options) => {
      const { nowMs = () => 0 } = options;
      let nextAtMs: number | undefined;
      return {
        execute: async (fn, call) => {
          if (nextAtMs !== undefined && !isPressed(sound, options, call.estimate)) {
            if (nowMs() < nextAtMs) throw new Throttled();
            nextAtMs = nowMs() + MS_PER_SECOND;
          }
          try {
            return await sound.execute(fn, call);
          } catch (error) {
            if (sound.isRejection(error)) nextAtMs ??= nowMs() + MS_PER_SECOND;
            throw error;
          }
        },
        isRejection: (error) => error instanceof Throttled || sound.isRejection(error),
      };
    },
  },
);

export const throttleLetsAll = mutant(
  { name: 'cost-throttle-lets-all', fault: 'a throttle turns nothing away', owner },
  { costOptions: withoutThrottles },
);

class Throttled extends Error {}

function withoutThrottles(asked: SubjectCostOptions): SubjectCostOptions {
  const { rules = [] } = asked;
  return { ...asked, rules: rules.filter((rule) => !throttles(rule)) };
}

/** Whether a throttle over a share of the cap is met by such a call. */
function isPressed(
  breaker: SubjectCostBreaker,
  { rules = [] }: SubjectCostOptions,
  estimate: number,
): boolean {
  const { committedMicros, reservedMicros, capMicros } = breaker.usage();
  const micros = committedMicros + reservedMicros + Math.round(estimate * MICROS_PER_UNIT);
  return rules.some(
    (rule) => throttles(rule) && rule.when.kind === 'share' && micros > rule.when.above * capMicros,
  );
}

function throttles({ action }: SubjectCostRule): boolean {
  return action.kind === 'throttle';
}
