import { Admission } from './admission.js';
import { Context } from './context.js';
import type { Grant } from './grant.js';
import { LineKeeper } from './line-keeper.js';
import type { ManualControl, MachineEvent } from './machine.js';
import type { Settings } from './options.js';
import type { Classification } from './outcome.js';
import type { Settler } from './permit.js';
import type { Rejection } from './rejection.js';
import type { WaitAnswer } from './waiting-line.js';

/**
 * The parts of one breaker, put together: calls come in by `admission`, go out by `settlement`,
 * and hands steer by the methods here.
 *
 * ```
 * admission ─▶ grant ─▶ (the call runs) ─▶ settlement
 *      └───────┬── context: settings, state, counts, rules, events ──┬──────┘
 *              └──────────── line of those who wait ─────────────────┘
 * ```
 */
export class Gate implements Settler {
  readonly context: Context;
  readonly admission: Admission;
  readonly #line: LineKeeper;
  #holders = 0;

  constructor(settings: Settings) {
    this.context = new Context(settings);
    this.admission = new Admission(this.context);
    this.#line = new LineKeeper(this.context, this.admission);
    this.context.onSettled = (grant) => {
      this.#line.settled(grant);
    };
  }

  /** Like `admission.admit`, but where callers may wait for a trial, an answer to come. */
  admitOrWait(signal: AbortSignal | undefined): Grant | Rejection | Promise<WaitAnswer> {
    if (this.context.holder.admitsAll) return this.admission.admit();
    this.admission.refuseDisposed();
    return this.#line.join(signal) ?? this.admission.admit();
  }

  control(kind: ManualControl): void {
    this.admission.refuseDisposed();
    this.context.holder.control(kind, this.context.nowMs());
    this.#afterMove();
  }

  /** @returns what gives it back; a second time that does nothing. */
  isolate(): () => void {
    this.admission.refuseDisposed();
    if (++this.#holders === 1) this.move({ kind: 'isolated' });
    let holds = true;
    return () => {
      if (!holds) return;
      holds = false;
      if (--this.#holders === 0) this.move({ kind: 'isolation-ended' });
    };
  }

  move(event: MachineEvent): void {
    this.context.holder.move(event, { nowMs: this.context.nowMs() });
    this.#afterMove();
  }

  configure(settings: Settings): void {
    this.admission.refuseDisposed();
    this.context.configure(settings);
    this.#afterMove();
  }

  /** Tells that a snapshot was refused. */
  refuseSnapshot(problems: readonly string[]): void {
    const { events } = this.context;
    if (!events.wants('snapshot-refused')) return;
    events.push('snapshot-refused', { atMs: this.context.nowMs(), problems });
    this.context.notify();
  }

  /** As the holder of a permit settles it. */
  settle(grant: Grant, said: Classification): void {
    this.context.settlement.settle(grant, said);
  }

  classify(error: unknown): Classification {
    return this.context.settlement.classify(error);
  }

  refuseDisposed(): void {
    this.admission.refuseDisposed();
  }

  dispose(): void {
    this.context.events.close();
    this.move({ kind: 'disposed' });
  }

  #afterMove(): void {
    this.#line.serve();
    this.context.notify();
  }
}
