import { type Channel, channel } from 'node:diagnostics_channel';
import { BREAKER_EVENTS, type BreakerEvents } from './events.js';

/** Process-wide: whoever watches a channel hears every breaker. */
export const CHANNELS = Object.fromEntries(
  BREAKER_EVENTS.map((event) => [event, channel(`breaker-lab:${event}`)]),
) as unknown as Readonly<Record<keyof BreakerEvents, Channel>>;
