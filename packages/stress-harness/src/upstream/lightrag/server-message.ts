import type { ServerCounts } from './server-counts.js';
import type { ServerScript } from './server-script.js';

/** What the server's process is told; it answers each of them. */
export type ServerOrder =
  | { readonly type: 'listen'; readonly limits: ServerLimits; readonly apiKey?: string }
  /** Requests that arrive from now on meet this script. */
  | { readonly type: 'enter'; readonly script: ServerScript }
  | { readonly type: 'count' };

/** What the server's process answers. */
export type ServerNews =
  | { readonly type: 'listening'; readonly port: number }
  | { readonly type: 'entered' }
  /** Not asked for: this request gets no more of an answer. */
  | { readonly type: 'stalled'; readonly requestId: string }
  | { readonly type: 'counted'; readonly counts: ServerCounts };

/** Beyond these the server takes nothing: a scenario that runs away ends here. */
export interface ServerLimits {
  /** Most connections at once. */
  readonly connectionsMax: number;
  /** Most requests in all; whatever comes later is reset. */
  readonly requestsMax: number;
}
