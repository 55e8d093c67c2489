import { expect, test } from '@jest/globals';
import { Decisions, replay, type Shown, shrink, type Strategy } from '../../src/explore/index.js';

/** Runs three actors of four steps; shows the order if it matches. */
function trial(
  found: RegExp,
): (strategy: Strategy) => Promise<(Shown & { order: string }) | undefined> {
  return (strategy) => {
    const decisions = new Decisions(strategy);
    let order = '';
    while (order.length < 12 && !found.test(order)) {
      const enabled = ['a', 'b', 'c'].filter((actor) => order.split(actor).length <= 4);
      const running = enabled.find((actor) => actor === order.at(-1));
      order += enabled[decisions.choose({ enabled, running })] ?? '?';
    }
    strategy.end();
    const { schedule: choices, preemptions } = decisions;
    const shown = { choices, preemptions, steps: order.length, order };
    return Promise.resolve(found.test(order) ? shown : undefined);
  };
}

async function shrunk(
  found: RegExp,
  { choices, attemptsMax }: { choices: number[]; attemptsMax: number },
) {
  const attempt = trial(found);
  const strategy = replay(choices);
  strategy.begin();
  const first = await attempt(strategy);
  if (first === undefined) throw new Error('the schedule to shrink shows nothing');
  let attempts = 0;
  const best = await shrink(first, {
    attemptsMax,
    attempt: (another) => {
      attempts++;
      return attempt(another);
    },
  });
  return { best, attempts, first };
}

/** Takes turns as often as it can. */
const RESTLESS = [1, 1, 2, 1, 2, 1, 1, 2, 1, 1, 1];

test('choices that are not needed are undone', async () => {
  const { best, first } = await shrunk(/c/, { choices: RESTLESS, attemptsMax: 1_000 });
  expect(first.preemptions).toBeGreaterThan(0);
  expect(best).toMatchObject({ order: 'c', preemptions: 0, choices: [2] });
});

test('fewer preemptions go before fewer steps', async () => {
  // With one preemption after two steps; with none only behind a whole actor.
  const { best } = await shrunk(/ab|aaaab/, { choices: RESTLESS.with(0, 0), attemptsMax: 1_000 });
  expect(best).toMatchObject({ order: 'aaaab', preemptions: 0 });
});

test('of the schedules with as few preemptions as needed, the shortest is found', async () => {
  const { best } = await shrunk(/a.*b.*a/, { choices: RESTLESS, attemptsMax: 5_000 });
  expect(best).toMatchObject({ order: 'abbbba', preemptions: 1 });
});

test('no more runs are spent than allowed, and the result still shows the same', async () => {
  const { best, attempts, first } = await shrunk(/b.*c.*b.*c/, {
    choices: RESTLESS,
    attemptsMax: 7,
  });
  expect(attempts).toBe(7);
  expect(best.order).toMatch(/b.*c.*b.*c/);
  expect(best.preemptions).toBeLessThanOrEqual(first.preemptions);
});

test('where there are too many schedules to walk, choices that are not needed still go', async () => {
  const choices = [2, 1, 1, 2, 1, 1, 2, 1, 1];
  const { best, first } = await shrunk(/ab.*ab.*ab/, { choices, attemptsMax: 60 });
  expect(first).toMatchObject({ order: 'cabcabcab', preemptions: 8 });
  expect(best.preemptions).toBe(4);
});
