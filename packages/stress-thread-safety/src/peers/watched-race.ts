import {
  type BreakerSubject,
  type CallRecorder,
  type SubjectTime,
  Trace,
} from '@breaker-lab/stress-harness';
import type { AsyncWorld } from '@breaker-lab/stress-harness/explore';
import { type BreakerPlan, Race } from '../race.js';
import type { RacingCall, UpstreamEnd } from '../racing-call.js';

/** A race in a world of the explorer; what happens in it stands in the trace. */
export class WatchedRace {
  readonly race: Race;
  readonly #world: AsyncWorld;
  #arrived: (call: RacingCall) => void = () => undefined;
  #rejected = 0;

  /** @param recorder - counts the calls, of as many races as it is given to. */
  constructor(
    subject: BreakerSubject,
    { plan, world, recorder }: { plan: BreakerPlan; world: AsyncWorld; recorder: CallRecorder },
  ) {
    const { nowMs } = world;
    const time: SubjectTime = { option: { nowMs }, nowMs, elapse: (ms) => world.sleep(ms) };
    this.#world = world;
    this.race = new Race(this.#watched(subject), {
      plan,
      time,
      trace: new Trace({ keep: 0 }),
      recorder,
    });
    this.race.breaker.onTransition?.(({ from, to }) => {
      world.note(`${from}→${to}`);
    });
  }

  /** From now on this one hears of each call in the moment in which it reaches the upstream. */
  onArrival(arrived: (call: RacingCall) => void): void {
    this.#arrived = arrived;
  }

  /** One call; settles when its caller has heard. */
  call(): Promise<void> {
    const { calls } = this.race;
    return new Promise((resolve) => {
      calls.offer(() => {
        if (calls.truth.rejected > this.#rejected) this.#world.note('rejected');
        this.#rejected = calls.truth.rejected;
        resolve();
      });
    });
  }

  /** The upstream answers a call. */
  settle(call: RacingCall, end: UpstreamEnd): void {
    const { calls } = this.race;
    calls.settle(calls.pending.indexOf(call), end);
  }

  #watched(subject: BreakerSubject): BreakerSubject {
    const create: BreakerSubject['create'] = (options) => {
      const breaker = subject.create(options);
      return {
        ...breaker,
        execute: (fn) =>
          breaker.execute(() => {
            const promise = fn();
            const call = this.race.calls.pending.at(-1);
            if (call !== undefined) {
              this.#world.note(`call ${call.id} runs`);
              this.#arrived(call);
            }
            return promise;
          }),
      };
    };
    return { ...subject, create };
  }
}
