import { z } from 'zod';
import { ENDPOINTS } from './endpoint.js';
import { HttpAnswerError } from './http-error.js';
import type { LightragAddress } from './lightrag-address.js';
import { bodyOf, postJson, readJson } from './post-json.js';
import { textLines } from './text-lines.js';

const answerSchema = z.object({ response: z.string() });
const lineSchema = z.object({ response: z.string().optional(), error: z.string().optional() });
const healthSchema = z.object({ status: z.string() });

/** One query's own wishes. */
export interface QueryOptions {
  /** Aborting it gives the query up, and closes its connection. */
  readonly signal?: AbortSignal;
  readonly requestId?: string;
  /** Whether the answer comes as a stream; default false. */
  readonly stream?: boolean;
  /** Fields of LightRAG's `QueryRequest` beside the query, such as `mode`. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * A LightRAG server's queries, over `fetch`.
 *
 * @remarks
 * Rejects with what `fetch` throws, with `HttpStatusError` or with `HttpAnswerError`; `httpEndOf`
 * tells them apart.
 */
export class LightragClient {
  readonly #baseUrl: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ baseUrl, apiKey }: LightragAddress) {
    this.#baseUrl = baseUrl;
    this.#headers = apiKey === undefined ? {} : { 'x-api-key': apiKey };
  }

  /** `GET /health`. @returns its `status`. */
  async health({ signal }: Pick<QueryOptions, 'signal'> = {}): Promise<string> {
    const response = await fetch(this.#baseUrl + ENDPOINTS.health.path, {
      headers: this.#headers,
      signal: signal ?? null,
    });
    return readJson(await response.text(), healthSchema).status;
  }

  /** `POST /query` or `POST /query/stream`. @returns the text of the response. */
  async query(query: string, options: QueryOptions = {}): Promise<string> {
    const { signal, requestId, stream = false, fields } = options;
    const { path } = ENDPOINTS[stream ? 'query-stream' : 'query'];
    const response = await postJson({
      url: this.#baseUrl + path,
      headers: this.#headers,
      body: { ...fields, query },
      requestId,
      signal,
    });
    if (!stream) return readJson(await response.text(), answerSchema).response;
    let text = '';
    for await (const line of textLines(bodyOf(response))) {
      if (line.trim() === '') continue;
      const { response: piece = '', error } = readJson(line, lineSchema);
      if (error !== undefined) throw new HttpAnswerError('error-line', error);
      text += piece;
    }
    return text;
  }
}
