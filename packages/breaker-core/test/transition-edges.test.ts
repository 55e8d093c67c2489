import { describe, expect, test } from '@jest/globals';
import type { BreakerTransition } from '../src/index.js';
import { closedScene, codeOf, fail, OPEN_MS, succeed, type Scene } from './fixture.js';

const LEGAL_EDGES = [
  'closed>closed reset',
  'closed>disabled disabled',
  'closed>forced-open forced-open',
  'closed>open rule-tripped',
  'disabled>closed reset',
  'disabled>forced-open forced-open',
  'forced-open>closed reset',
  'forced-open>disabled disabled',
  'half-open>closed reset',
  'half-open>closed trials-succeeded',
  'half-open>disabled disabled',
  'half-open>forced-open forced-open',
  'half-open>open trial-failed',
  'open>closed reset',
  'open>disabled disabled',
  'open>forced-open forced-open',
  'open>half-open open-elapsed',
];

const MOVES: Record<string, (scene: Scene) => void> = {
  succeed: ({ breaker }) => void codeOf(() => breaker.executeSync(succeed)),
  fail: ({ breaker }) => void codeOf(() => breaker.executeSync(fail)),
  ignore: ({ breaker }) =>
    void codeOf(() => {
      breaker.acquire().ignore();
    }),
  wait: ({ clock }) => {
    clock.advance(OPEN_MS);
  },
  forceOpen: ({ breaker }) => {
    breaker.forceOpen();
  },
  disable: ({ breaker }) => {
    breaker.disable();
  },
  reset: ({ breaker }) => {
    breaker.reset();
  },
};

function walk(moves: readonly string[]): BreakerTransition[] {
  const scene = closedScene();
  const told: BreakerTransition[] = [];
  scene.breaker.on('transition', (event) => told.push(event));
  for (const move of moves) MOVES[move]?.(scene);
  return told;
}

/** Every sequence of so many moves. */
function walks(length: number): string[][] {
  if (length === 0) return [[]];
  return walks(length - 1).flatMap((moves) => Object.keys(MOVES).map((move) => [...moves, move]));
}

describe('transitions run along the legal edges only (F8)', () => {
  const told = walks(5).map(walk);

  test('all sequences of five moves take every legal edge, and no other', () => {
    const edges = told.flat().map(({ from, to, reason }) => `${from}>${to} ${reason}`);
    expect([...new Set(edges)].sort()).toEqual(LEGAL_EDGES);
  });

  test('each transition starts where the last one ended; seq and generation count on by one', () => {
    const gaps = told.flatMap((events) =>
      events.filter(({ from, seq, generation }, index) => {
        const before = events[index - 1] ?? { to: 'closed', seq: 0, generation: 1 };
        return from !== before.to || seq !== before.seq + 1 || generation !== seq + 1;
      }),
    );
    expect(gaps).toEqual([]);
  });

  test('an event tells when', () => {
    const { breaker, clock } = closedScene();
    const times: number[] = [];
    breaker.on('transition', ({ atMs }) => times.push(atMs));
    clock.advance(7);
    breaker.forceOpen();
    clock.advance(7);
    breaker.reset();
    expect(times).toEqual([7, 14]);
  });
});
