import { type Channel, channel } from 'node:diagnostics_channel';
import { COST_EVENTS, type CostEventName } from './cost-events.js';

/** Process-wide: whoever watches a channel hears every cost breaker. */
export const COST_CHANNELS = Object.fromEntries(
  COST_EVENTS.map((event) => [event, channel(`breaker-lab:cost:${event}`)]),
) as unknown as Readonly<Record<CostEventName, Channel>>;
