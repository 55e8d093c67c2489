import type { ServerConduct } from '../../../src/upstream/lightrag/plan-reply.js';
import { type RunningServer, serve } from '../../../src/upstream/lightrag/serve.js';
import type { EndpointScript } from '../../../src/upstream/lightrag/server-script.js';
import type { ServerLimits } from '../../../src/upstream/lightrag/server-message.js';

const LIMITS: ServerLimits = { connectionsMax: 16, requestsMax: 1_000 };

/** All endpoints that are asked for something behave alike. */
export function conductOf(script: EndpointScript = {}, apiKey?: string): ServerConduct {
  return {
    script: { seed: 1, endpoints: { query: script, 'query-stream': script, chat: script } },
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}

/** Serves within this process while something is done with it. */
export async function serving<T>(
  conduct: ServerConduct,
  use: (server: RunningServer & { readonly baseUrl: string }) => Promise<T>,
  limits = LIMITS,
): Promise<T> {
  const server = await serve(() => conduct, limits);
  try {
    return await use({ ...server, baseUrl: `http://127.0.0.1:${server.port}` });
  } finally {
    server.close();
  }
}
