/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- mollitia declares its
   options as classes, and documents them as plain objects */
import { Circuit, type Module, SlidingCountBreaker, SlidingTimeBreaker, Timeout } from 'mollitia';
import {
  AN_HOUR_MS,
  type AsyncWork,
  FAILURE_RATE,
  fail,
  type Guard,
  type Subject,
  WINDOW_MS,
} from './subject.js';

const PERCENT = 100;
const run = (work: AsyncWork): Promise<number> => work();

const timeWindow = (): Module =>
  new SlidingTimeBreaker({
    slidingWindowSize: WINDOW_MS,
    minimumNumberOfCalls: FAILURE_RATE.minimumCalls,
    failureRateThreshold: FAILURE_RATE.threshold * PERCENT,
    openStateDelay: AN_HOUR_MS,
  });

const circuitOf = (...modules: Module[]): Circuit =>
  new Circuit({ func: run, options: { modules } });

function guardOf(...modules: Module[]): Guard {
  const circuit = circuitOf(...modules);
  return (work) => circuit.execute<number>(work);
}

/** Its time window holds 1,000 calls at most, so that only its count window has a size. */
export const mollitia: Subject = {
  name: 'mollitia',
  closed: (rule) => (rule === 'time-window' ? guardOf(timeWindow()) : undefined),
  timed: (timeoutMs) => guardOf(new Timeout({ delay: timeoutMs }), timeWindow()),
  async open() {
    const guard = guardOf(
      new SlidingCountBreaker({
        slidingWindowSize: 1,
        minimumNumberOfCalls: 1,
        failureRateThreshold: 1,
        openStateDelay: AN_HOUR_MS,
      }),
    );
    await fail(guard);
    return guard;
  },
  idle: () => circuitOf(timeWindow()),
  enduring: ({ kind, calls }) =>
    kind === 'count'
      ? guardOf(
          new SlidingCountBreaker({
            slidingWindowSize: calls,
            minimumNumberOfCalls: calls,
            failureRateThreshold: PERCENT,
            openStateDelay: AN_HOUR_MS,
          }),
        )
      : undefined,
};
