import fc from 'fast-check';
import type { BreakerSnapshot, BreakerState, Classification } from '../../src/index.js';
import { isBroken, RESUMABLE_STATES } from './model-snapshot.js';
import { type Changes, someChanges } from './option-arbitraries.js';

/** How a call ends: `failure` as an error that says something, or as a bare one. */
export type Ending =
  | { readonly way: 'success' | 'failure' | 'ignore' | 'cancel' }
  | { readonly way: 'failure'; readonly said: Classification | null };

export type Command =
  | { readonly do: 'acquire' }
  /** Settles one of the calls that are held; `again` one that was settled before. */
  | { readonly do: 'settle' | 'settle again'; readonly pick: number; readonly as: Ending }
  /** Begins a call whose work is settled later, if it is not given up before. */
  | { readonly do: 'start'; readonly timeoutMs?: number }
  /** The caller of a started call gives it up, perhaps too late. */
  | { readonly do: 'abort'; readonly pick: number }
  | { readonly do: 'call'; readonly inside: Command; readonly as: Ending }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'wait until due' }
  | { readonly do: 'forceOpen' | 'forceClose' | 'disable' | 'shadow' | 'reset' | 'isolate' }
  /** Gives one of all holds back, perhaps not for the first time. */
  | { readonly do: 'release'; readonly pick: number }
  | { readonly do: 'configure'; readonly changes: Changes }
  | { readonly do: 'restore'; readonly snapshot: BreakerSnapshot }
  /** On the next transition to that state, a listener gives the command. */
  | { readonly do: 'listen'; readonly to: BreakerState; readonly then: Command }
  | { readonly do: 'listen and throw' }
  | { readonly do: 'dispose' };

const is = <const T extends string>(...kinds: T[]): fc.Arbitrary<T> => fc.constantFrom(...kinds);
const pick = fc.nat({ max: 9 });

const said: fc.Arbitrary<Classification | null> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        outcome: fc.constant('failure' as const),
        errorClass: fc.constantFrom('a', 'b'),
        retryAfterMs: fc.constantFrom(0, 5, 30),
      },
      { requiredKeys: ['outcome'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ outcome: is('success', 'ignored', 'cancelled') }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const ending: fc.Arbitrary<Ending> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ way: is('success') }) },
  { weight: 4, arbitrary: fc.record({ way: is('failure') }) },
  { weight: 3, arbitrary: fc.record({ way: is('failure'), said }) },
  { weight: 1, arbitrary: fc.record({ way: is('ignore', 'cancel') }) },
);

const wait: fc.Arbitrary<Command> = fc.record({
  do: is('wait'),
  ms: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 20 }), fc.constantFrom(31, 32, 33, 64)),
});
const acquire: fc.Arbitrary<Command> = fc.record({ do: is('acquire') });
const settle: fc.Arbitrary<Command> = fc.record({ do: is('settle'), pick, as: ending });
const start: fc.Arbitrary<Command> = fc.record(
  { do: is('start'), timeoutMs: fc.integer({ min: 1, max: 12 }) },
  { requiredKeys: ['do'] },
);
const abort: fc.Arbitrary<Command> = fc.record({ do: is('abort'), pick });
const hand: fc.Arbitrary<Command> = fc.record({
  do: is('reset', 'reset', 'forceOpen', 'forceClose', 'disable', 'shadow', 'isolate'),
});
const release: fc.Arbitrary<Command> = fc.record({ do: is('release'), pick });
const sound: fc.Arbitrary<BreakerSnapshot> = fc
  .record({
    state: is(...RESUMABLE_STATES),
    remainingOpenMs: fc.nat({ max: 20 }),
    attempt: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ state, remainingOpenMs, attempt }) => ({
    schemaVersion: 1,
    state,
    remainingOpenMs: state === 'open' ? remainingOpenMs : 0,
    attempt: isBroken(state) ? attempt : 0,
  }));
/** As often as not it is corrupt. */
const perhapsCorrupt: fc.Arbitrary<BreakerSnapshot> = fc.record({
  schemaVersion: fc.constantFrom(1, 1, 1, 2) as fc.Arbitrary<1>,
  state: is(...RESUMABLE_STATES, 'isolated') as fc.Arbitrary<BreakerSnapshot['state']>,
  remainingOpenMs: fc.constantFrom(0, 0, 5, -1),
  attempt: fc.constantFrom(0, 1, 1.5),
});
const restore: fc.Arbitrary<Command> = fc.record({
  do: is('restore'),
  snapshot: fc.oneof({ weight: 4, arbitrary: sound }, { weight: 1, arbitrary: perhapsCorrupt }),
});

/** What a listener may do. */
const reaction: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: acquire },
  { weight: 6, arbitrary: settle },
  { weight: 2, arbitrary: start },
  { weight: 2, arbitrary: abort },
  { weight: 1, arbitrary: hand },
  { weight: 1, arbitrary: release },
  { weight: 1, arbitrary: restore },
);

/** What may happen during a call. */
const inner: fc.Arbitrary<Command> = fc.oneof(
  { weight: 2, arbitrary: reaction },
  { weight: 1, arbitrary: wait },
);

export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 16, arbitrary: acquire },
  { weight: 8, arbitrary: start },
  { weight: 2, arbitrary: abort },
  { weight: 24, arbitrary: settle },
  { weight: 12, arbitrary: fc.record({ do: is('call'), inside: inner, as: ending }) },
  { weight: 8, arbitrary: wait },
  { weight: 6, arbitrary: fc.record({ do: is('wait until due') }) },
  { weight: 2, arbitrary: hand },
  { weight: 2, arbitrary: release },
  { weight: 1, arbitrary: restore },
  { weight: 1, arbitrary: fc.record({ do: is('settle again'), pick, as: ending }) },
  { weight: 1, arbitrary: fc.record({ do: is('configure'), changes: someChanges }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: is('listen'),
      to: is(...RESUMABLE_STATES, 'isolated'),
      then: reaction,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('listen and throw') }) },
);

const dispose = fc.constant<Command>({ do: 'dispose' });

/** Long sequences; one of eight ends with a dispose and what is tried after it. */
export const commands: fc.Arbitrary<Command[]> = fc
  .tuple(
    fc.array(command, { maxLength: 220, size: 'max' }),
    fc.option(fc.tuple(dispose, fc.array(command, { maxLength: 10 })), { freq: 8 }),
  )
  .map(([before, after]) => [...before, ...(after === null ? [] : [after[0], ...after[1]])]);
