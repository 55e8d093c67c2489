import type {
  BreakerCounts,
  BreakerSnapshot,
  BreakerState,
  CallOptions,
  Classification,
  GuardedFunction,
  Permit,
  RestoreResult,
} from '../../src/index.js';
import type { ManualClock } from '../../src/testing/index.js';
import type { ModelCall } from './model-call.js';
import { ModelCalls } from './model-calls.js';
import { ModelMachine, type Start } from './model-machine.js';
import type { ModelOptions } from './model-options.js';
import { ModelPermit } from './model-permit.js';
import { answerOf } from './model-work.js';
import type { Subject } from './subject.js';

const NEVER = new AbortController().signal;

/**
 * The circuit breaker once more, written from its documentation as plainly as can be: lists that
 * are searched, nothing kept that can be found out.
 */
export class ModelBreaker implements Subject {
  readonly #machine: ModelMachine;
  readonly #calls: ModelCalls;
  readonly #clock: ManualClock;

  constructor(options: ModelOptions, start: Start) {
    this.#clock = start.clock;
    this.#machine = new ModelMachine(options, start);
    this.#calls = new ModelCalls(this.#machine);
  }

  get state(): BreakerState {
    return this.#machine.state;
  }

  get isShadow(): boolean {
    return this.#machine.isShadow;
  }

  get counts(): BreakerCounts {
    const { counts, inFlight } = this.#calls;
    const observerErrors = counts.observerErrors + this.#machine.events.faults;
    return { ...counts, inFlight, observerErrors };
  }

  get on(): Subject['on'] {
    this.#machine.refuseDisposed();
    return this.#machine.events.on.bind(this.#machine.events);
  }

  acquire(): Permit {
    const calls = this.#calls;
    const call = this.#begin();
    return new ModelPermit({
      settle: (said) => {
        this.#settle(call, said);
      },
      classify: (error) => calls.classify(error),
      refuseDisposed: () => {
        this.#machine.refuseDisposed();
      },
    });
  }

  executeSync<T>(fn: () => T): T {
    const call = this.#begin();
    let value: T;
    try {
      value = fn();
    } catch (error) {
      this.#settle(call, this.#calls.classify(error));
      throw error;
    }
    this.#settle(call, { outcome: 'success' });
    return value;
  }

  async execute<T>(fn: GuardedFunction<T>, options: CallOptions = {}): Promise<T> {
    const call = this.#begin();
    const { signal } = options;
    if (signal?.aborted === true) {
      // A listener gave it up.
      this.#settle(call, { outcome: 'cancelled' });
      throw signal.reason;
    }
    const { counts } = this.#calls;
    const abandon = (said: Classification): void => {
      counts.abandoned++;
      this.#settle(call, said);
    };
    return answerOf(
      fn({ signal: NEVER }),
      { ...options, clock: this.#clock },
      {
        timedOut: (timeoutMs) => {
          counts.timedOut++;
          this.#machine.events.add('timeout', { atMs: this.#clock.nowMs(), timeoutMs });
          abandon({ outcome: 'failure', errorClass: 'timeout' });
        },
        abandoned: () => {
          abandon({ outcome: 'cancelled' });
        },
        done: (result, isAwaited) => {
          if (!isAwaited) counts.abandoned--;
          else if (result === 'fulfilled') this.#settle(call, { outcome: 'success' });
          else this.#settle(call, this.#calls.classify(result.error));
        },
      },
    );
  }

  configure(options: ModelOptions): void {
    const machine = this.#machine;
    machine.refuseDisposed();
    machine.options = options;
    options.trip.forEach((rule, index) => machine.rules[index]?.configure(rule));
  }

  forceOpen(): void {
    this.#machine.control('forced-open');
  }

  forceClose(): void {
    this.#machine.control('forced-closed');
  }

  disable(): void {
    this.#machine.control('disabled');
  }

  shadow(): void {
    this.#machine.control('shadow');
  }

  reset(): void {
    this.#machine.control('reset');
  }

  isolate(): () => void {
    return this.#machine.isolate();
  }

  snapshot(): BreakerSnapshot {
    return this.#machine.snapshot();
  }

  restore(snapshot: BreakerSnapshot): RestoreResult {
    const restored = this.#machine.restore(snapshot);
    return restored ? { restored } : { restored, problems: [] };
  }

  dispose(): void {
    this.#machine.isDisposed = true;
    this.#machine.generation++;
    this.#machine.events.silent = true;
  }

  #begin(): ModelCall {
    this.#machine.refuseDisposed();
    const call = this.#calls.admit();
    this.#machine.events.tell();
    if ('code' in call) throw call;
    return call;
  }

  #settle(call: ModelCall, said: Classification): void {
    this.#calls.settle(call, said);
    this.#machine.events.tell();
  }
}
