import { expect, test } from '@jest/globals';
import { type Operation, REGISTER, registerModel } from '@breaker-lab/stress-harness/history';
import { judgementOf } from '../src/history-judgement.js';

const model = registerModel();
const ASKED = { model, timeMs: Infinity };

/** Objects that were read once: what each answered; written is only 0. */
function reads(...answers: readonly number[]): Operation[] {
  return answers.map((result, object) => ({
    kind: 'completed',
    thread: 0,
    object,
    code: REGISTER.read,
    argument: 0,
    secondArgument: 0,
    startedAt: 2 * object,
    endedAt: 2 * object + 1,
    result,
  }));
}

test('all illegal objects are counted, and the first is shown', () => {
  const judgement = judgementOf(reads(0, 7, 0, 8), ASKED);
  expect(judgement).toMatchObject({ operations: 4, illegal: 2, undecided: 0 });
  expect(judgement.badPrefix).toContain('object 1: no order explains these 1 operations');
});

test('what is in order shows nothing', () => {
  const judgement = judgementOf(reads(0, 0), ASKED);
  expect(judgement).toMatchObject({ illegal: 0, undecided: 0, badPrefix: undefined });
});

test('objects that there is no time for are undecided', () => {
  const judgement = judgementOf(reads(0, 7), { model, timeMs: 0 });
  expect(judgement).toMatchObject({ illegal: 0, undecided: 2 });
});
