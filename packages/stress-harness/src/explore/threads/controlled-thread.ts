import type { FindingKind } from '../exploration.js';
import { ATOMIC_OPERATIONS, isTouch } from './atomic-operation.js';
import { AHEAD_MAX, ORDER, REPORT } from './baton.js';
import type { CrewMember } from './crew-member.js';
import type { MemoryMap } from './memory-map.js';
import { SpinWatch } from './spin-watch.js';
import type { Standing } from './standing.js';
import type { ThreadStep } from './thread-step.js';

/** Something after which no run goes on. */
export interface Misdeed {
  readonly outcome: FindingKind;
  readonly message: string;
}

/** What a worker's report means. */
const MISDEEDS: Readonly<Record<number, FindingKind>> = {
  [REPORT.threw]: 'violated',
  [REPORT.rejected]: 'unhandled-rejection',
  [REPORT.exited]: 'exit',
  [REPORT.ownThreads]: 'own-threads',
  [REPORT.uncontrolled]: 'uncontrolled',
  [REPORT.unsettled]: 'deadlock',
};

/** Leaving a body takes no waiting, unless the body refuses to be left. */
const UNWIND_PATIENCE_MS = 250;

/** What a thread of a run needs. */
export interface ThreadMeans {
  readonly member: CrewMember;
  readonly map: MemoryMap;
  readonly stepTimeoutMs: number;
  readonly spinRounds: number;
}

/** One thread of one run, from the controller's side. */
export class ControlledThread {
  readonly name: string;
  readonly spin: SpinWatch;
  readonly #means: ThreadMeans;
  #standing: Standing = { at: 'idle' };
  #misdeed: Misdeed | undefined;
  /** Operations that it has been let carry out, and whose reports are yet to be looked at. */
  #ahead = 0;

  constructor(name: string, means: ThreadMeans) {
    this.name = name;
    this.spin = new SpinWatch(means.spinRounds);
    this.#means = means;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Whether it has gone further than its steps that were looked at. */
  get isAhead(): boolean {
    return this.#ahead > 0;
  }

  /** What it did that ends the run. */
  get misdeed(): Misdeed | undefined {
    return this.#misdeed;
  }

  /** Runs the body up to its first operation. @throws DataCloneError */
  begin(shared: unknown): void {
    this.#means.member.begin({ name: this.name, shared });
    this.#arrive({ timed: false });
  }

  /**
   * Carries out what the thread stands before, and runs on to where it next stands.
   *
   * @param woken - for `notify`: how many it wakes.
   * @param ahead - further operations that it will be let carry out next, so that it need not wait
   * for each of them: as far as they touch one element.
   */
  goOn({ woken = 0, ahead = 0 }: { woken?: number; ahead?: number } = {}): ThreadStep {
    const stood = this.#standing;
    const actor = this.name;
    if (stood.at === 'point') {
      const { operation, place, location } = stood;
      this.#order(ORDER.go, { detail: woken, ahead, timed: stood.detail > 0 });
      const values = this.#means.member.baton.last.values(place);
      const asleep = this.#standing.at === 'asleep';
      return { kind: 'operation', actor, operation, location, values, asleep, woken };
    }
    if (stood.at !== 'asleep' && stood.at !== 'woken') throw new Error(`${actor} cannot go on`);
    const isWoken = stood.at === 'woken';
    this.#order(isWoken ? ORDER.wake : ORDER.timeOut);
    return { kind: isWoken ? 'woken' : 'timed-out', actor, location: stood.location };
  }

  /** Somebody has notified it. */
  wake(): void {
    if (this.#standing.at !== 'asleep') return;
    this.#standing = { at: 'woken', location: this.#standing.location };
    this.spin.gotOn();
  }

  /** It never goes on. */
  die(): ThreadStep {
    this.#standing = { at: 'dead' };
    return { kind: 'death', actor: this.name };
  }

  /** Leaves the body, wherever it is. @returns whether the worker can be used again. */
  unwind(): boolean {
    const { member } = this.#means;
    const { at } = this.#standing;
    if (at === 'lost') return false;
    if (at === 'idle' || at === 'ended') return true;
    member.baton.give(ORDER.unwind);
    // Reports that nobody has looked at come first.
    for (let reports = 0; reports <= AHEAD_MAX + 1; reports++) {
      if (!member.baton.isBack({ patienceMs: UNWIND_PATIENCE_MS })) return false;
      if (member.baton.last.report === REPORT.ended) return true;
    }
    return false;
  }

  /** @param timed - whether a sleep that begins now has a time-out. */
  #order(order: number, { detail = 0, ahead = 0, timed = false } = {}): void {
    if (this.#ahead > 0) this.#ahead--;
    else {
      this.#ahead = Math.min(ahead, AHEAD_MAX);
      this.#means.member.baton.give(order, { detail, ahead: this.#ahead });
    }
    this.#arrive({ timed });
  }

  /** Waits for the worker, and sees where it stands. */
  #arrive({ timed }: { timed: boolean }): void {
    const { member, map, stepTimeoutMs } = this.#means;
    const { baton } = member;
    if (!baton.isBack({ patienceMs: stepTimeoutMs })) {
      const message = `${this.name} did not come to a scheduling point within ${stepTimeoutMs} ms`;
      this.#misdeed = { outcome: 'no-point', message };
      this.#standing = { at: 'lost' };
      return;
    }
    const { last } = baton;
    const { report, detail, place } = last;
    const misdeed = MISDEEDS[report];
    const operation = ATOMIC_OPERATIONS[last.operation] ?? 'load';
    // There it waits, whatever it was let do.
    if (report !== REPORT.point || !isTouch(operation)) this.#ahead = 0;
    if (report === REPORT.point) {
      const location = map.locate(place);
      this.#standing = {
        at: 'point',
        operation,
        place,
        location,
        operands: last.operands(place),
        detail,
      };
    } else if (report === REPORT.asleep) {
      this.#standing = { at: 'asleep', location: map.locate(place), timed };
    } else if (misdeed === undefined) {
      this.#standing = { at: 'ended', result: member.take() };
    } else {
      this.#misdeed = { outcome: misdeed, message: `${this.name}: ${String(member.take())}` };
      this.#standing = { at: report === REPORT.unsettled ? 'lost' : 'stopped' };
    }
  }
}
