import type { Invocation, Model, Operation } from '../../src/history/index.js';
import type { SeededRandom } from '../../src/seed.js';
import { answered } from './calls.js';

/** A call, and the results that the subject could give it; the model takes exactly one in any state. */
export interface Proposal {
  readonly call: Pick<Invocation, 'code'> &
    Partial<Pick<Invocation, 'argument' | 'secondArgument'>>;
  readonly results: readonly number[];
  /** Told what was answered. */
  readonly answered?: (result: number) => void;
}

/** The next call of a thread to an object. */
export type Propose = (thread: number, object: number) => Proposal;

export interface RunPlan<S> {
  readonly model: Model<S>;
  readonly objects: number;
  readonly perObject: number;
  readonly random: SeededRandom;
  readonly propose: Propose;
}

const THREADS = 8;
const STEP = 10;
const REACH = 40;

/**
 * A history that is right by construction: a model's operations one after another, each given an
 * interval around the moment at which it took effect. All threads meet at one object, then at the
 * next one; about six operations overlap at any time.
 */
export function overlappingRun<S>(plan: RunPlan<S>): Operation[] {
  const { model, objects, perObject, random, propose } = plan;
  const history: Operation[] = [];
  const busyUntil = Array.from({ length: THREADS }, () => 0);
  let at = 0;
  for (let object = 0; object < objects; object++) {
    let state = model.init();
    for (let made = 0; made < perObject; at += STEP) {
      const thread = random.index(THREADS);
      const since = busyUntil[thread] ?? NaN;
      if (since >= at) continue;
      const proposal = propose(thread, object);
      const call = { thread, object, ...proposal.call };
      const startedAt = Math.max(since + 1, at - random.index(REACH));
      const endedAt = at + random.index(REACH);
      const fitting = fit(model, { state, ...proposal, call, at });
      state = fitting.state;
      proposal.answered?.(fitting.result);
      history.push(answered(call, [startedAt, endedAt], fitting.result));
      busyUntil[thread] = endedAt;
      made++;
    }
  }
  return history;
}

function fit<S>(
  model: Model<S>,
  { state, call, results, at }: Proposal & { state: S; at: number },
): { state: S; result: number } {
  for (const result of results) {
    const next = model.step(state, answered(call, [at, at], result));
    if (next !== undefined) return { state: next, result };
  }
  throw new Error(`no result of ${JSON.stringify(call)} fits`);
}
