/** Where a LightRAG listens, and what it asks for. */
export interface LightragAddress {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Sent as `X-API-Key`. It must not reach a report or a log. */
  readonly apiKey?: string;
}
