import {
  type CallEnd,
  type CallRecorder,
  isUpstreamFault,
  type SubjectBreaker,
  type Trace,
} from '@breaker-lab/stress-harness';
import type { GenerationWatch } from './generation-watch.js';
import { RacingCall, type UpstreamEnd } from './racing-call.js';
import type { ViolationTally } from './violation-tally.js';

/** What calls go through, and who watches. */
export interface Course {
  readonly breaker: SubjectBreaker;
  readonly watch: GenerationWatch;
  readonly violations: ViolationTally;
  readonly trace: Trace;
  readonly recorder: CallRecorder;
}

/** Calls through one breaker to an upstream that answers when, and as, it is told. */
export class RacingCalls {
  /** At the upstream, oldest first. */
  readonly pending: RacingCall[] = [];
  /** What callers and upstream know for certain; a breaker's counts are held against it. */
  readonly truth = { succeeded: 0, failed: 0, rejected: 0 };
  readonly #course: Course;
  #started = 0;
  #unheard = 0;

  constructor(course: Course) {
    this.#course = course;
  }

  /** Callers that wait for an answer. */
  get unheard(): number {
    return this.#unheard;
  }

  /** Whether every caller has heard, but for those whose call is at the upstream. */
  get atRest(): boolean {
    return this.#unheard === this.pending.length;
  }

  /** Offers one call. @param onHeard - when its caller has an answer. */
  offer(onHeard?: () => void): void {
    const { breaker, recorder, trace } = this.#course;
    const phase = recorder.offer();
    this.#unheard++;
    let call: RacingCall | undefined;
    const hear = (end: CallEnd, answer: unknown): void => {
      this.#unheard--;
      trace.add(end, call?.id ?? 0);
      recorder.settle(phase, { end, latencyMs: null });
      this.#compare(call, { end, answer });
      onHeard?.();
    };
    const refuse = (error: unknown): void => {
      hear(this.#endOf(error), error);
    };
    trace.add('offered', this.#started);
    try {
      breaker
        .execute(() => {
          call = this.#start();
          return call.promise;
        })
        .then((value) => {
          hear('succeeded', value);
        }, refuse);
    } catch (error) {
      refuse(error);
    }
  }

  /** The upstream answers the call at `index` of {@link pending}. */
  settle(index: number, end: UpstreamEnd): void {
    const [call] = this.pending.splice(index, 1);
    if (call === undefined) return;
    this.#course.trace.add(`upstream ${end}`, call.id);
    this.truth[end]++;
    this.#course.watch.settle(call, end);
    call.settle(end);
  }

  #start(): RacingCall {
    const id = ++this.#started;
    this.#course.trace.add('started', id);
    const { generation, isTrial } = this.#course.watch.admit();
    const call = new RacingCall({ id, generation, isTrial });
    this.pending.push(call);
    return call;
  }

  #compare(call: RacingCall | undefined, { end, answer }: { end: CallEnd; answer: unknown }): void {
    if (end === 'rejected') this.truth.rejected++;
    if (call !== undefined) this.#course.watch.hear(call);
    const matches =
      end === 'rejected' ? call === undefined : call?.end === end && answer === call.answer;
    if (matches) return;
    this.#course.violations.add('mismatchedOutcomes', () => {
      const what = call === undefined ? 'a call that never ran' : `call ${call.id}`;
      return `${what} ${end} with ${String(answer)}`;
    });
  }

  #endOf(error: unknown): CallEnd {
    if (this.#course.breaker.isRejection(error)) return 'rejected';
    if (!isUpstreamFault(error)) {
      this.#course.violations.add('unexpectedErrors', () => String(error));
    }
    return 'failed';
  }
}
