import { describe, expect, test } from '@jest/globals';
import { admittedOf, BreakerLab, DEADLINE_MS, OPEN_MS } from './breaker-lab.js';
import type { SceneMaker } from './breaker-scene.js';
import { PAIRS, TRIPLES } from './breaker-scenes.js';
import { everyStep, killed } from './atomic-steps.js';

/** What is left of half a call: it can be closed, opens as ever, and no slot is lost. */
function recovers({ first, clock }: BreakerLab): unknown {
  for (let call = 0; call < 4 && first.state !== 'closed'; call++) {
    clock.advance(OPEN_MS + DEADLINE_MS);
    first.acquire().success();
  }
  const { state } = first;
  let failures = 0;
  while (first.state === 'closed' && failures < 9) {
    first.acquire().failure();
    failures++;
  }
  clock.advance(OPEN_MS);
  const trials = admittedOf(first, 10);
  return { state, opens: failures > 0 && failures < 4, trials };
}

function isWhole({ first: { counts } }: BreakerLab): boolean {
  const { admitted, succeeded, failed, ignored, cancelled, late, inFlight } = counts;
  return inFlight >= 0 && admitted === succeeded + failed + ignored + cancelled + late + inFlight;
}

/** Kills the thread of one act at every step; before the other acts come, or after. */
function findings(make: SceneMaker, act: number): Set<string> {
  const found = new Set<string>();
  everyStep((step) => {
    const { lab, acts } = make();
    const hasDied = killed(step, () => acts[act]?.());
    acts.forEach((other, at) => at !== act && other());
    found.add(JSON.stringify({ isWhole: isWhole(lab), ...(recovers(lab) as object) }));
    return hasDied;
  });
  return found;
}

describe('a thread that dies at any atomic step blocks nobody', () => {
  const scenes = [...Object.entries(PAIRS), ...Object.entries(TRIPLES)];
  test.each(scenes)('%s', (_, make) => {
    const { lab, acts } = make();
    const trials = lab.first.handle.options.halfOpenTrials;
    const expected = JSON.stringify({ isWhole: true, state: 'closed', opens: true, trials });
    acts.forEach((_act, at) => {
      expect([...findings(make, at)]).toEqual([expected]);
    });
  });
});
