import type {
  EndpointScript,
  ServerFault,
  ServerScript,
} from '@breaker-lab/stress-harness/lightrag';

type Faults = Readonly<Partial<Record<ServerFault, number>>>;

const LATENCY_MS = 3;

export const HEALTHY = queriesWith({});
export const RECOVERY = HEALTHY;

/**
 * Every request fails. In each outage one way leads, so that a breaker which takes that one for a
 * success sees fewer failures than it needs to open.
 */
const OUTAGES: readonly Faults[] = [
  { 'rate-limited': 0.84, unavailable: 0.04, reset: 0.04, stalled: 0.08 },
  { reset: 0.6, 'rate-limited': 0.1, unavailable: 0.1, stalled: 0.1, 'cut-stream': 0.1 },
  { unavailable: 0.6, 'error-line': 0.1, reset: 0.1, stalled: 0.1, 'stalled-stream': 0.1 },
];

/** The outage of a cycle, counted from 1. */
export function outageScript(cycle: number): ServerScript['endpoints'] {
  return queriesWith(OUTAGES[(cycle - 1) % OUTAGES.length] ?? {});
}

function queriesWith(faults: Faults): ServerScript['endpoints'] {
  const script: EndpointScript = { latencyMs: LATENCY_MS, faults };
  return { query: script, 'query-stream': script };
}
