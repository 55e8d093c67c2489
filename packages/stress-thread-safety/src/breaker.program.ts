// Threads that play one script on one breaker; for `exploreThreads`.
import { loadSubject } from '@breaker-lab/stress-harness/thread';
import { allowedOutcomes } from './allowed-outcomes.js';
import { BREAKER_TIMES, breakerOutcomes } from './breaker-outcomes.js';
import { BreakerPlayer } from './breaker-player.js';
import { BREAKER_SCRIPTS } from './breaker-script.js';
import { queryOf } from './program-query.js';
import { SharedMs } from './shared-ms.js';

/** What the threads share. */
interface Stage {
  readonly clock: SharedArrayBuffer;
  readonly handle: unknown;
}

/** Trials that may have to succeed before a breaker closes, and some. */
const ATTEMPTS = 10;

const query = queryOf(import.meta.url);
const script = BREAKER_SCRIPTS.find(({ name }) => name === query.script);
if (script === undefined) throw new RangeError(`no script "${query.script}"`);
const { failures, halfOpenTrials, before, mortal } = script;
const { shared, name: subjectName } = await loadSubject(query.source);
if (shared === undefined) throw new TypeError(`${subjectName} shares no breaker`);
const sharing: NonNullable<typeof shared> = shared;
const allowed = allowedOutcomes(script.threads, breakerOutcomes(script));

export const threads = Object.keys(script.threads);

export function setup(): Stage {
  const clock = new SharedMs();
  const options = { failures, halfOpenTrials, ...BREAKER_TIMES };
  const breaker = sharing.create(options, clock);
  new BreakerPlayer(breaker, clock).play(before);
  return { clock: clock.memory, handle: breaker.handle };
}

export function prepare(name: string, stage: Stage): BreakerPlayer {
  const player = on(stage);
  player.play(script?.ready?.[name] ?? []);
  return player;
}

export function thread(name: string, _: Stage, player: BreakerPlayer): readonly boolean[] {
  player.play(script?.threads[name] ?? []);
  return player.heard;
}

export function atRest(
  stage: Stage,
  results: Readonly<Record<string, unknown>>,
): string | undefined {
  const player = on(stage);
  const { breaker } = player;
  const { admitted, rejected, succeeded, failed, late } = breaker.counts();
  if (mortal !== undefined) return closes(player) ? undefined : 'it closes no more';
  const heard = threads.map((thread) => results[thread]);
  const counts = { admitted, rejected, succeeded, failed, late };
  const outcome = JSON.stringify({ heard, state: breaker.state(), counts });
  return allowed.has(outcome) ? undefined : `no order of whole calls ends in ${outcome}`;
}

function on({ clock, handle }: Stage): BreakerPlayer {
  const time = new SharedMs(clock);
  return new BreakerPlayer(sharing.attach(handle, time), time);
}

/** Whatever died: when every deadline is over, trials are admitted, and close it. */
function closes({ breaker, clock }: BreakerPlayer): boolean {
  clock.pass(BREAKER_TIMES.trialDeadlineMs);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    breaker.acquire()?.succeed();
    if (breaker.state() === 'closed') return true;
  }
  return false;
}
