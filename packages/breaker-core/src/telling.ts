import { CHANNELS } from './channels.js';
import type { Core } from './core.js';
import { EventQueue } from './event-queue.js';
import type { BreakerEvents } from './events.js';

/** Whether anybody listens: otherwise an event need not even be made. */
export function wants({ events }: Core, event: keyof BreakerEvents): boolean {
  return CHANNELS[event].hasSubscribers || events?.wants(event) === true;
}

/** Puts an event into the queue; it is told by {@link notify}, once all is committed. */
export function push<E extends keyof BreakerEvents>(
  core: Core,
  event: E,
  value: BreakerEvents[E],
): void {
  eventsOf(core).push(event, value);
}

/** Tells what is in the queue, and what listeners add to it by calling the breaker. */
export function notify(core: Core): void {
  if (core.events?.pending !== true) return;
  core.events.deliver(() => {
    core.countObserverError();
  });
}

/** The queue, made when it is first needed. */
export function eventsOf(core: Core): EventQueue {
  core.events ??= new EventQueue(core.settings.name);
  return core.events;
}
