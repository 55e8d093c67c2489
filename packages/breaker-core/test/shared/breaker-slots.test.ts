import { describe, expect, test } from '@jest/globals';
import { FIRST_GENERATION, SharedState } from '../../src/shared/shared-state.js';
import { type HeldTrialSlot, SharedTrialSlots } from '../../src/shared/shared-trial-slots.js';
import { stopped } from './atomic-steps.js';

const REQUEST = { generation: FIRST_GENERATION, nowTick: 1, untilTick: 9 };

/** Two slots, of which somebody holds the first. */
function slotsLab() {
  const state = new SharedState(new Int32Array(new SharedArrayBuffer(4)), { at: 0, successes: 1 });
  state.initialize();
  const words = new BigUint64Array(new SharedArrayBuffer(16));
  const slots = new SharedTrialSlots(words, { at: 0, slots: 2, state });
  const claim = slots.claim(REQUEST);
  return { slots, words, held: (claim as { held: HeldTrialSlot }).held };
}

describe('slots of trials', () => {
  test('are all held only if there was a moment at which they were', () => {
    const { slots, words, held } = slotsLab();
    let claim: unknown;
    const SECOND_SLOT_IS_READ = 2;
    const stopping = () => {
      claim = slots.claim(REQUEST);
    };
    stopped(SECOND_SLOT_IS_READ, stopping, () => {
      slots.release(held);
      words[1] = held.word;
    });
    expect(claim).toMatchObject({ kind: 'claimed', held: { slot: 0 } });
  });

  test('that are claimed anew within one tick are not held by the same word', () => {
    const { slots, held } = slotsLab();
    slots.release(held);
    expect(slots.claim(REQUEST)).toMatchObject({ held: { slot: 0 } });
    expect([slots.holds(held, FIRST_GENERATION), slots.release(held)]).toEqual([false, false]);
  });
});
