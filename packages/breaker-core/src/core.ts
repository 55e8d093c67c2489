import type { Clock } from './clock.js';
import { CallTally } from './counts.js';
import type { EventQueue } from './event-queue.js';
import type { BreakerTransition } from './events.js';
import { Grant } from './grant.js';
import type { LineKeeper } from './line-keeper.js';
import { INITIAL_STATE, type MachineState, publicState } from './machine.js';
import type { Settings } from './options.js';
import type { Rejection } from './rejection.js';
import { SlowCalls } from './slow-calls.js';
import { TripSet } from './trip/trip-set.js';

/**
 * All that one breaker knows. What is done with it are functions, each in the file of its noun:
 *
 * ```
 * admission ─▶ grant ─▶ (the call runs) ─▶ settlement      control (by hand)
 *      └────────────┬──────────────────────────┘              │
 *               opening ─────────────▶ transition ◀───────────┘
 *        (time, rules, durations)   (the one place where the state changes)
 * ```
 *
 * @remarks
 * There may be one breaker for each of many keys: what is not used is not there.
 */
export class Core {
  readonly tally = new CallTally();
  readonly clock: Clock;
  settings: Settings;
  trips: TripSet;
  /** Calls in flight that may become slow; undefined when calls are not timed. */
  slow: SlowCalls | undefined;
  state: MachineState = INITIAL_STATE;
  /** Whether shadow mode was asked for. */
  shadow: boolean;
  /** How many hold it isolated. */
  holders = 0;
  /** What calls share of which nothing single has to be known. */
  shared: Grant;
  /** Whether every call gets the shared grant. */
  admitsAll = false;
  /** Whether a call with the shared grant that succeeds needs nothing but to be counted. */
  isQuick = false;
  /** Transitions so far. */
  seq = 0;
  lastTransition: BreakerTransition | undefined = undefined;
  lastRejection: Rejection | undefined = undefined;
  /** undefined until somebody listens. */
  events: EventQueue | undefined = undefined;
  /** undefined until somebody waits. */
  line: LineKeeper | undefined = undefined;

  constructor(settings: Settings) {
    this.settings = settings;
    this.clock = settings.clock;
    this.shadow = settings.shadow;
    this.trips = new TripSet(settings.trip, this);
    this.slow = settings.slowCallDurationMs === undefined ? undefined : new SlowCalls();
    this.shared = new Grant(this, { role: 'watched' });
    this.renewShared();
  }

  /** Whether calls that are to be rejected are admitted all the same; isolation outranks it. */
  get isShadow(): boolean {
    return this.shadow && publicState(this.state) !== 'isolated';
  }

  nowMs(): number {
    return this.clock.nowMs();
  }

  /** Good enough to date a call, or to reject one. */
  coarseNowMs(): number {
    return this.clock.coarseNowMs?.() ?? this.clock.nowMs();
  }

  countObserverError(): void {
    this.tally.observerErrors++;
  }

  /** After a new generation, and after settings that decide what has to be known of a call. */
  renewShared(): void {
    const { kind } = this.state;
    const { maxInFlight, classifyResult } = this.settings;
    const isWatched = kind === 'closed' || kind === 'recovering';
    this.shared = new Grant(this, { role: isWatched ? 'watched' : 'bystander' });
    this.admitsAll =
      kind === 'disabled' ||
      (maxInFlight === undefined &&
        (kind === 'forced-closed' || (kind === 'closed' && this.slow === undefined)));
    this.isQuick = this.admitsAll && classifyResult === undefined;
  }
}
