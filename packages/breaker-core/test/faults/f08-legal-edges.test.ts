import { describe, expect, test } from '@jest/globals';
import type { BreakerState, BreakerTransition, CircuitBreakerOptions } from '../../src/index.js';
import { closedScene, codeOf, fail, OPEN_MS, type Scene, succeed } from '../fixture.js';

type Walker = Scene & { readonly holds: (() => void)[] };

const MOVES = {
  succeed: ({ breaker }) => codeOf(() => breaker.executeSync(succeed)),
  fail: ({ breaker }) => codeOf(() => breaker.executeSync(fail)),
  wait: ({ clock }) => {
    clock.advance(OPEN_MS);
  },
  call: ({ breaker }) => codeOf(() => breaker.acquire()),
  forceOpen: ({ breaker }) => {
    breaker.forceOpen();
  },
  forceClose: ({ breaker }) => {
    breaker.forceClose();
  },
  disable: ({ breaker }) => {
    breaker.disable();
  },
  shadow: ({ breaker }) => {
    breaker.shadow();
  },
  reset: ({ breaker }) => {
    breaker.reset();
  },
  restore: ({ breaker }) => breaker.restore(breaker.snapshot()),
  isolate: ({ breaker, holds }) => holds.push(breaker.isolate()),
  release: ({ holds }) => holds.pop()?.(),
} as const satisfies Record<string, (walker: Walker) => unknown>;

type Move = keyof typeof MOVES;
const ALL_MOVES = Object.keys(MOVES) as Move[];

/** A way into every state. */
const WAYS: Record<BreakerState, Move[]> = {
  closed: [],
  open: ['fail'],
  'half-open': ['fail', 'wait', 'call'],
  recovering: ['fail', 'wait', 'succeed'],
  'forced-open': ['forceOpen'],
  'forced-closed': ['forceClose'],
  disabled: ['disable'],
  isolated: ['isolate'],
};

const RESUMABLE = (Object.keys(WAYS) as BreakerState[]).filter((state) => state !== 'isolated');

/** The edges as the documentation of `TransitionReason` and of the methods has them. */
const LEGAL_EDGES = [
  'closed>open rule-tripped',
  'recovering>open rule-tripped',
  'open>half-open open-elapsed',
  'half-open>open trial-failed',
  'half-open>recovering trials-succeeded',
  'half-open>closed trials-succeeded',
  'recovering>closed recovered',
  ...RESUMABLE.flatMap((state) => [
    ...(['forced-open', 'forced-closed', 'disabled'] as const)
      .filter((forced) => forced !== state)
      .map((forced) => `${state}>${forced} ${forced}`),
    `${state}>closed reset`,
    `${state}>closed shadow`,
    `${state}>${state} restored`,
    `${state}>isolated isolated`,
    `isolated>${state} isolation-ended`,
  ]),
].sort();

const RAMP = { kind: 'time', startShare: 1, durationMs: OPEN_MS } as const;

function walk(moves: readonly Move[], options: CircuitBreakerOptions): BreakerTransition[] {
  const trip = { kind: 'consecutive-failures', failures: 1 } as const;
  const scene = closedScene({ trip, halfOpenTrials: 2, halfOpenRule: ONE, ...options });
  const told: BreakerTransition[] = [];
  scene.breaker.on('transition', (event) => told.push(event));
  const walker = { ...scene, holds: [] };
  for (const move of moves) {
    MOVES[move](walker);
    const last = told.at(-1)?.to ?? 'closed';
    if (scene.breaker.state !== last) throw new Error(`${scene.breaker.state}, told ${last}`);
  }
  return told;
}

const ONE = { kind: 'successes', successes: 1 } as const;

/** Into every state, and any three moves from there. */
const WALKS = Object.values(WAYS).flatMap((way) =>
  ALL_MOVES.flatMap((one) =>
    ALL_MOVES.flatMap((two) => ALL_MOVES.map((three) => [...way, one, two, three])),
  ),
);

describe('F8: one state at any moment, legal edges only, events in the order of the states', () => {
  const told = [{ recovery: RAMP }, {}].flatMap((options) =>
    WALKS.map((moves) => walk(moves, options)),
  );

  test('from every state, any three moves take every legal edge and no other', () => {
    const edges = told.flat().map(({ from, to, reason }) => `${from}>${to} ${reason}`);
    expect([...new Set(edges)].sort()).toEqual(LEGAL_EDGES);
  });

  test('each event begins in the state in which the last one ended, and counts on by one', () => {
    const gaps = told.flatMap((events) =>
      events.filter(({ from, seq }, index) => {
        const before = events[index - 1] ?? { to: 'closed', seq: 0 };
        return from !== before.to || seq !== before.seq + 1;
      }),
    );
    expect(gaps).toEqual([]);
  });

  test('a generation ends with every transition but the end of a recovery', () => {
    const wrong = told.flatMap((events) =>
      events.filter(({ generation, reason }, index) => {
        const before = events[index - 1]?.generation ?? 1;
        return generation !== (reason === 'recovered' ? before : before + 1);
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('while events are told, state is that of the last transition, whoever caused it', () => {
    const { breaker } = closedScene();
    const seen: [string, string][] = [];
    breaker.on('transition', ({ to }) => {
      if (to === 'open') breaker.forceOpen();
      if (to === 'forced-open') breaker.disable();
    });
    breaker.on('transition', ({ to }) => seen.push([to, breaker.state]));
    for (let call = 0; call < 2; call++) codeOf(() => breaker.executeSync(fail));
    expect(seen).toEqual([
      ['open', 'forced-open'],
      ['forced-open', 'disabled'],
      ['disabled', 'disabled'],
    ]);
  });
});
