import { HarnessError } from '../../harness-error.js';
import { SeededRandom } from '../../seed.js';
import type { Endpoint } from './endpoint.js';

/**
 * What the server may do instead of answering.
 *
 * - `unavailable`: 503
 * - `rate-limited`: 429 with `retry-after`
 * - `reset`: the connection is reset before a byte of an answer
 * - `stalled`: no answer ever comes
 * - `stalled-stream`: the answer stops half-way and the connection stays
 * - `cut-stream`: the answer stops half-way and the connection is closed
 * - `error-line`: a stream tells of an error half-way; what is no stream answers 500
 */
export const SERVER_FAULTS = [
  'unavailable',
  'rate-limited',
  'reset',
  'stalled',
  'stalled-stream',
  'cut-stream',
  'error-line',
] as const;

/** One of {@link SERVER_FAULTS}. */
export type ServerFault = (typeof SERVER_FAULTS)[number];

/** How one endpoint behaves. */
export interface EndpointScript {
  /** Before the head of an answer, in milliseconds, 0 or more; default 0. */
  readonly latencyMs?: number;
  /** Between two pieces of a stream, in milliseconds, 0 or more; default 0. */
  readonly pieceMs?: number;
  /** Share of requests that meet each fault, 0–1; together at most 1. Default: none. */
  readonly faults?: Readonly<Partial<Record<ServerFault, number>>>;
  /** Share of chat completions that report no usage, 0–1; default 0. */
  readonly unreportedShare?: number;
}

/** How the server behaves from now on; endpoints that are not named answer at once. */
export interface ServerScript {
  /** Decides, with the text of a request, what becomes of it. */
  readonly seed: number;
  readonly endpoints: Readonly<Partial<Record<Endpoint, EndpointScript>>>;
}

/**
 * What becomes of a request. Its own text decides, not the order of arrival: which of several
 * connections is read first is no seed's choice.
 */
export function fateOf(
  { seed, endpoints }: ServerScript,
  { endpoint, text }: { readonly endpoint: Endpoint; readonly text: string },
): ServerFault | 'answered' {
  let draw = new SeededRandom(seed, `fate ${endpoint} ${text}`).share();
  const faults = endpoints[endpoint]?.faults ?? {};
  for (const fault of SERVER_FAULTS) {
    draw -= faults[fault] ?? 0;
    if (draw < 0) return fault;
  }
  return 'answered';
}

/** @throws {@link HarnessError} `ERR_SERVER_SCRIPT` naming the first value that is of no use. */
export function checkServerScript({ endpoints }: ServerScript): void {
  for (const [endpoint, script] of Object.entries(endpoints)) {
    const { latencyMs = 0, pieceMs = 0, faults = {}, unreportedShare = 0 } = script;
    const shares = Object.values(faults);
    const sound =
      [latencyMs, pieceMs].every((ms) => Number.isFinite(ms) && ms >= 0) &&
      [...shares, unreportedShare].every((share) => share >= 0 && share <= 1) &&
      shares.reduce((sum, share) => sum + share, 0) <= 1 + Number.EPSILON;
    if (sound) continue;
    throw new HarnessError(
      'ERR_SERVER_SCRIPT',
      `script of ${endpoint}: times must be 0 ms or more, shares 0 to 1 and together at most 1; got ${JSON.stringify(script)}`,
    );
  }
}
