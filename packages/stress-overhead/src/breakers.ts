import {
  type Lab,
  type SubjectBreaker,
  type SubjectTrip,
  UpstreamFault,
  within,
} from '@breaker-lab/stress-harness';

const AN_HOUR_MS = 3_600_000;
const FAILURES = 5;
/** A breaker that has not opened by then never will. */
const FAILURES_MAX = 20;
const PATIENCE_MS = 1_000;

/** Opens after a few failures in a row: the leanest rule there is. */
export const CONSECUTIVE: SubjectTrip = { kind: 'consecutive', failures: FAILURES };

/** Opens at half of all calls of the last ten seconds: the rule that has to look at the clock. */
export const TIME_WINDOW: SubjectTrip = {
  kind: 'rate',
  failureRateThreshold: 0.5,
  minimumCalls: 100,
  windowMs: 10_000,
};

/** Stays closed whatever fails, as long as no run has that many calls. */
export const NEVER_OPENS: SubjectTrip = { kind: 'consecutive', failures: 1_000_000 };

/** A breaker that has seen no failure. */
export function closedBreaker(
  { subject }: Pick<Lab, 'subject'>,
  trip: SubjectTrip,
): SubjectBreaker {
  return subject.create({ trip, openDurationMs: AN_HOUR_MS, halfOpenTrials: 1 });
}

/** A breaker that failures have opened, for longer than any run; unless it is none. */
export async function openBreaker(lab: Lab): Promise<SubjectBreaker> {
  const breaker = closedBreaker(lab, CONSECUTIVE);
  const fail = (): Promise<never> => Promise.reject(new UpstreamFault());
  for (let i = 0; i < FAILURES_MAX && breaker.state() !== 'open'; i++) {
    const call = breaker.execute(fail).catch(() => undefined);
    await within(call, { patienceMs: PATIENCE_MS });
  }
  return breaker;
}
