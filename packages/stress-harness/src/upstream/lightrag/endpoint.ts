/** What the server serves: LightRAG's own endpoints, and the model server such a system calls. */
export const ENDPOINTS = {
  health: { method: 'GET', path: '/health' },
  query: { method: 'POST', path: '/query' },
  'query-stream': { method: 'POST', path: '/query/stream' },
  chat: { method: 'POST', path: '/v1/chat/completions' },
} as const;

/** One of {@link ENDPOINTS}. */
export type Endpoint = keyof typeof ENDPOINTS;
