import { describe, expect, test } from '@jest/globals';
import {
  decisionOf,
  type MachineEvent,
  type MachineState,
  retryAfterMs,
  step,
} from '../src/machine.js';
import { Ramp } from '../src/recovery.js';
import { TrialSlots } from '../src/trial-slots.js';

const NOW_MS = 100;
const broken = { generation: 7, attempt: 2 };
const ramp = new Ramp({ kind: 'time', startShare: 0.5, durationMs: 10 }, 0);

const STATES: Readonly<Record<string, MachineState>> = {
  closed: { kind: 'closed', generation: 7 },
  'forced-open': { kind: 'forced-open', generation: 7 },
  'forced-closed': { kind: 'forced-closed', generation: 7 },
  disabled: { kind: 'disabled', generation: 7 },
  open: { ...broken, kind: 'open', dueAtMs: NOW_MS },
  'half-open': {
    ...broken,
    kind: 'half-open',
    tally: { succeeded: 0, failed: 0 },
    trials: new TrialSlots(),
  },
  recovering: { ...broken, kind: 'recovering', ramp },
  isolated: { kind: 'isolated', generation: 7, before: { kind: 'closed', generation: 3 } },
  disposed: { kind: 'disposed', generation: 7, last: 'open' },
};

/** What happens by itself, and the only states in which it means anything. */
const EVENTS: readonly [MachineEvent, Readonly<Record<string, string>>][] = [
  [
    { kind: 'rule-tripped', dueAtMs: 1 },
    { closed: 'open', recovering: 'open' },
  ],
  [{ kind: 'open-elapsed', nowMs: NOW_MS }, { open: 'half-open' }],
  [{ kind: 'trial-counted', succeeded: true }, { 'half-open': 'half-open' }],
  [{ kind: 'trial-failed', dueAtMs: 1 }, { 'half-open': 'open' }],
  [{ kind: 'trials-succeeded', nowMs: NOW_MS, recovery: undefined }, { 'half-open': 'closed' }],
  [{ kind: 'recovered', nowMs: NOW_MS }, { recovering: 'closed' }],
  [{ kind: 'isolation-ended' }, { isolated: 'closed' }],
];

function isMoved(state: MachineState | undefined, event: MachineEvent): boolean {
  return state !== undefined && step(state, event) !== state;
}

describe('the state machine', () => {
  test.each(EVENTS)('%o moves the states it means something in, and no other', (event, moved) => {
    const after = Object.entries(STATES).map(([name, state]): [string, string] => {
      const next = step(state, event);
      return [name, next === state ? 'as it is' : next.kind];
    });
    const expected = Object.keys(STATES).map((name) => [name, moved[name] ?? 'as it is']);
    expect(after).toEqual(expected);
  });

  test('a breaker is isolated once, and never once it is disposed', () => {
    const names = Object.keys(STATES).filter((name) => isMoved(STATES[name], { kind: 'isolated' }));
    expect(names).toEqual(Object.keys(STATES).slice(0, -2));
  });

  test('trials decide a half-open breaker alone', () => {
    const rule = { kind: 'successes', successes: 1 } as const;
    const decisions = Object.entries(STATES).map(([name, state]) => [
      name,
      decisionOf(state, { succeeded: true, rule }),
    ]);
    expect(decisions.filter(([, decision]) => decision !== undefined)).toEqual([
      ['half-open', 'close'],
    ]);
  });

  test('how long to wait: for time where time helps, not at all, or for ever', () => {
    const waits = Object.entries(STATES).map(([name, state]) => [
      name,
      retryAfterMs(state, NOW_MS - 30, { trialDeadlineMs: 400 }),
    ]);
    expect(Object.fromEntries(waits)).toEqual({
      closed: 0,
      'forced-open': Infinity,
      'forced-closed': 0,
      disabled: 0,
      open: 30,
      'half-open': 400,
      recovering: 0,
      isolated: Infinity,
      disposed: Infinity,
    });
  });
});
