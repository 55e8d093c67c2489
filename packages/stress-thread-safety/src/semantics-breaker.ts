import {
  type CallEnd,
  type CallRecorder,
  cameToRest,
  Deferred,
  isUpstreamFault,
  ManualTime,
  type BreakerSubject,
  type SubjectBreaker,
  type SubjectOptions,
  UpstreamFault,
} from '@breaker-lab/stress-harness';

/** How a call went, as its caller saw it; `unheard` has not settled although it could. */
export type Heard = CallEnd | 'unheard' | 'another error';

/** A call whose upstream has yet to answer. */
export interface OpenCall {
  /** Whether the breaker let it through to the upstream. */
  readonly ran: boolean;
  answer(end: 'succeeded' | 'failed'): Promise<Heard>;
}

/** A breaker on a manual clock, called step by step. */
export class ScriptedBreaker {
  readonly breaker: SubjectBreaker;
  readonly #time = new ManualTime();
  readonly #recorder: CallRecorder;

  constructor(
    { subject, recorder }: { subject: BreakerSubject; recorder: CallRecorder },
    options: SubjectOptions,
  ) {
    this.breaker = subject.create({ ...options, ...this.#time.option });
    this.#recorder = recorder;
  }

  get state(): string {
    return this.breaker.state();
  }

  advance(durationMs: number): void {
    this.#time.advance(durationMs);
  }

  /** Calls one after the other, each answered at once. @returns how the last one went. */
  async calls(count: number, end: 'succeeded' | 'failed'): Promise<Heard> {
    let heard: Heard = 'unheard';
    for (let i = 0; i < count; i++) {
      heard = await this.run(() =>
        end === 'failed' ? Promise.reject(new UpstreamFault()) : Promise.resolve(),
      );
    }
    return heard;
  }

  /** One call of any function. */
  async run(fn: () => Promise<unknown>): Promise<Heard> {
    const heard = this.#offer(fn);
    await cameToRest(() => heard.end !== 'unheard');
    return heard.end;
  }

  /** A call that stays at the upstream until it is answered. */
  async begin(): Promise<OpenCall> {
    const held = new Deferred<void>();
    let ran = false;
    const heard = this.#offer(() => {
      ran = true;
      return held.promise;
    });
    await cameToRest(() => ran || heard.end !== 'unheard');
    return {
      ran,
      answer: async (end) => {
        if (!ran) return heard.end;
        if (end === 'failed') held.reject(new UpstreamFault());
        else held.resolve();
        await cameToRest(() => heard.end !== 'unheard');
        return heard.end;
      },
    };
  }

  #offer(fn: () => Promise<unknown>): { end: Heard } {
    const phase = this.#recorder.offer();
    const heard: { end: Heard } = { end: 'unheard' };
    const hear = (end: Heard): void => {
      heard.end = end;
      if (end === 'unheard') return;
      this.#recorder.settle(phase, {
        end: end === 'another error' ? 'failed' : end,
        latencyMs: null,
      });
    };
    const refuse = (error: unknown): void => {
      if (this.breaker.isRejection(error)) hear('rejected');
      else hear(isUpstreamFault(error) ? 'failed' : 'another error');
    };
    try {
      this.breaker.execute(fn).then(() => {
        hear('succeeded');
      }, refuse);
    } catch (error) {
      refuse(error);
    }
    return heard;
  }
}
