import { decide, isFullOfTrials, reject } from './admission.js';
import type { Core } from './core.js';
import { type Deadline, Deadlines } from './deadlines.js';
import { type Grant, isGranted } from './grant.js';
import { passTime } from './opening.js';
import { notify } from './telling.js';
import { type WaitAnswer, WaitingLine } from './waiting-line.js';

/** Keeps the line of those who wait for a trial: who may stand in it, and when it moves. */
export class LineKeeper {
  readonly #core: Core;
  readonly #deadlines: Deadlines;
  readonly #line: WaitingLine;
  /** Calls in flight whose callers had waited, once the breaker admits. */
  #released = 0;
  #expiry: TrialExpiry | undefined;

  constructor(core: Core) {
    this.#core = core;
    this.#deadlines = Deadlines.of(core.clock);
    this.#line = new WaitingLine(this.#deadlines, {
      refuse: (nowMs) => {
        const rejection = reject(core, 'half-open', nowMs);
        notify(core);
        return rejection;
      },
      emptied: () => {
        if (this.#expiry !== undefined) this.#deadlines.remove(this.#expiry);
      },
    });
  }

  get length(): number {
    return this.#line.length;
  }

  /** An answer to come. */
  wait(dueAtMs: number, signal: AbortSignal | undefined): Promise<WaitAnswer> {
    const answer = this.#line.wait(dueAtMs, signal);
    this.serve();
    return answer;
  }

  /** A call has settled: where its caller had waited, the next one may go on. */
  settled(grant: Grant): void {
    if (grant.hadWaited) this.#released--;
    this.serve();
  }

  /** Lets those who wait go on where they can, and sends them away where nobody can. */
  serve(): void {
    if (this.#line.length === 0) return;
    const nowMs = this.#core.nowMs();
    this.#line.answer(() => this.#next(nowMs));
    if (this.#expiry !== undefined) this.#deadlines.remove(this.#expiry);
    const { state, settings } = this.#core;
    if (this.#line.length === 0 || state.kind !== 'half-open') return;
    const sinceMs = state.trials.oldestStartedAtMs ?? nowMs;
    this.#expiry = new TrialExpiry(sinceMs + settings.trialDeadlineMs, (dueMs) => {
      passTime(this.#core, dueMs);
      this.serve();
      notify(this.#core);
    });
    this.#deadlines.add(this.#expiry);
  }

  /** What the next in line is told; undefined while it has to wait. */
  #next(nowMs: number): WaitAnswer | undefined {
    const { state, settings, isShadow } = this.#core;
    switch (state.kind) {
      case 'half-open':
        return isFullOfTrials(this.#core) ? undefined : decide(this.#core, nowMs);
      case 'closed':
      case 'recovering':
      case 'forced-closed':
      case 'disabled': {
        if (this.#released >= settings.halfOpenTrials && !isShadow) return undefined;
        const answer = decide(this.#core, nowMs, { hadWaited: true });
        if (isGranted(answer) && answer.hadWaited) this.#released++;
        return answer;
      }
      default:
        return decide(this.#core, nowMs);
    }
  }
}

/** An answer to come; undefined when nobody has to wait, or nobody more may. */
export function joinLine(
  core: Core,
  signal: AbortSignal | undefined,
): Promise<WaitAnswer> | undefined {
  const { halfOpenQueue } = core.settings;
  const { kind } = core.state;
  if (halfOpenQueue === undefined || core.isShadow) return undefined;
  if (kind !== 'open' && kind !== 'half-open') return undefined;
  const nowMs = core.nowMs();
  passTime(core, nowMs);
  core.line?.serve();
  if (!isFullOfTrials(core) || (core.line?.length ?? 0) >= halfOpenQueue.maxCallers) {
    return undefined;
  }
  core.line ??= new LineKeeper(core);
  const answer = core.line.wait(nowMs + halfOpenQueue.maxWaitMs, signal);
  notify(core);
  return answer;
}

/** When the oldest trial loses its slot to somebody who waits for it. */
class TrialExpiry implements Deadline {
  place = -1;
  turn = 0;
  readonly dueAtMs: number;
  readonly onDue: (nowMs: number) => void;

  constructor(dueAtMs: number, onDue: (nowMs: number) => void) {
    this.dueAtMs = dueAtMs;
    this.onDue = onDue;
  }
}
