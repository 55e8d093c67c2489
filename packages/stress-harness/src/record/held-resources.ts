import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';

/** Lets finished requests and closing handles go before they are counted. */
const SETTLE_MS = 20;
const DESCRIPTOR_FOLDERS = ['/proc/self/fd', '/dev/fd'];
const Timeout = timeoutClass();

/** What a process holds beside its heap, as exact counts. */
export interface HeldHandles {
  /** What keeps the event loop alive, by kind (`process.getActiveResourcesInfo`). */
  readonly active: ReadonlyMap<string, number>;
  readonly processListeners: number;
  /** Open descriptors; NaN where the system does not list them. */
  readonly descriptors: number;
}

/** The same, and timers on the heap, also those that do not keep the loop alive. */
export interface HeldResources extends HeldHandles {
  readonly timers: number;
}

/** What is held more than before; all 0 when everything came back. */
export type HandlesLeft = Record<'handlesLeft' | 'listenersLeft' | 'descriptorsLeft', number>;

/** Likewise, with timers. */
export type ResourcesLeft = HandlesLeft & Record<'timersLeft', number>;

/**
 * Counts what this process holds. Call it when nothing is under way.
 *
 * @remarks
 * Timers are counted by `v8.queryObjects` after a full collection: `getActiveResourcesInfo` does
 * not know a timer that was unreferenced. Inside Jest that count is always 0.
 */
export async function heldResources(): Promise<HeldResources> {
  return {
    ...(await heldHandles()),
    timers: queryObjects(Timeout, { format: 'count' }),
  };
}

/** The same without timers that keep nothing alive, and in no time. */
export async function heldHandles(): Promise<HeldHandles> {
  openStandardStreams();
  await sleep(SETTLE_MS);
  const active = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    active.set(kind, (active.get(kind) ?? 0) + 1);
  }
  return {
    active,
    processListeners: process
      .eventNames()
      .reduce((sum, name) => sum + process.listenerCount(name), 0),
    descriptors: openDescriptors(),
  };
}

/** Compares two counts of one process. */
export function resourcesLeft(before: HeldResources, after: HeldResources): ResourcesLeft {
  return { ...handlesLeft(before, after), timersLeft: after.timers - before.timers };
}

/** Likewise, without timers that keep nothing alive. */
export function handlesLeft(before: HeldHandles, after: HeldHandles): HandlesLeft {
  let left = 0;
  // Kind by kind: a handle that was closed does not make up for another that stayed.
  for (const [kind, count] of after.active) {
    left += Math.max(0, count - (before.active.get(kind) ?? 0));
  }
  return {
    handlesLeft: left,
    listenersLeft: after.processListeners - before.processListeners,
    descriptorsLeft: after.descriptors - before.descriptors,
  };
}

function openDescriptors(): number {
  for (const folder of DESCRIPTOR_FOLDERS) {
    try {
      return readdirSync(folder).length;
    } catch {
      // Another system: try its way.
    }
  }
  return NaN;
}

/** Node opens them at their first use, for example to print a warning: that is nobody's leak. */
function openStandardStreams(): void {
  for (const name of ['stdout', 'stderr'] as const) Reflect.get(process, name);
}

/** Node exports no name for the class of its timers. */
function timeoutClass(): new () => NodeJS.Timeout {
  const timer = setTimeout(() => undefined, 0);
  clearTimeout(timer);
  return timer.constructor as new () => NodeJS.Timeout;
}
