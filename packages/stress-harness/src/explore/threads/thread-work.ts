import type { MessagePort } from 'node:worker_threads';

/** What a worker says when it has imported the program; anything else is why it could not. */
export const LOADED = 'loaded';

/** What a worker is started with. */
export interface ThreadWork {
  /** URL of the program module. */
  readonly program: string;
  /** Of the baton. */
  readonly memory: SharedArrayBuffer;
  /** Calls of the body come in; results and texts go out. */
  readonly port: MessagePort;
}
