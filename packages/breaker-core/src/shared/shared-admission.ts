import type { Rejection } from '../rejection.js';
import { PLACE } from './count-lanes.js';
import type { SharedCore } from './shared-core.js';
import { SharedPermit } from './shared-permit.js';

/** A permit, or why there is none. */
export function admitShared(core: SharedCore): SharedPermit | Rejection {
  const { state, lanes } = core.parts;
  const word = state.load();
  if (state.isClosed(word)) {
    lanes.add(PLACE.admitted);
    return new SharedPermit(core, state.generationOf(word), undefined);
  }
  const answer = admitWithCare(core);
  lanes.add(answer instanceof SharedPermit ? PLACE.admitted : PLACE.rejected);
  core.notify();
  return answer;
}

function admitWithCare(core: SharedCore): SharedPermit | Rejection {
  const { state, openPeriod, ticks } = core.parts;
  const nowMs = core.thread.clock.nowMs();
  for (;;) {
    const word = state.load();
    const generation = state.generationOf(word);
    if (state.isClosed(word)) return new SharedPermit(core, generation, undefined);
    if (state.kindOf(word) === 'half-open') {
      const answer = claim(core, generation, nowMs);
      if (answer !== undefined) return answer;
      continue;
    }
    const dueTick = openPeriod.dueTick();
    if (ticks.at(nowMs) < dueTick) {
      return rejection(core, 'open', ticks.leftMs(dueTick, nowMs));
    }
    // Only if this is still the open period, that was its end.
    if (state.advance(word, 'half-open')) tellElapsed(core, generation, nowMs);
  }
}

/** A trial, or why there is none; undefined when the half-open period was over meanwhile. */
function claim(
  core: SharedCore,
  generation: number,
  nowMs: number,
): SharedPermit | Rejection | undefined {
  const { slots, ticks, lanes } = core.parts;
  const claimed = slots.claim({
    generation,
    nowTick: ticks.at(nowMs),
    untilTick: ticks.until(nowMs + core.settings.trialDeadlineMs),
  });
  if (claimed.kind === 'over') return undefined;
  if (claimed.kind === 'full') {
    return rejection(core, 'half-open', ticks.leftMs(claimed.freeAtTick, nowMs));
  }
  if (claimed.tookOver) lanes.add(PLACE.expired);
  return new SharedPermit(core, generation, claimed.held);
}

function rejection(
  { settings: { name } }: SharedCore,
  state: 'open' | 'half-open',
  retryAfterMs: number,
): Rejection {
  return { breakerName: name, state, reason: state, retryAfterMs };
}

function tellElapsed(core: SharedCore, generation: number, nowMs: number): void {
  core.tell({
    atMs: nowMs,
    from: 'open',
    to: 'half-open',
    generation: core.parts.state.next(generation),
    reason: 'open-elapsed',
    cause: null,
    openDurationMs: null,
  });
}
