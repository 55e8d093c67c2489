import { z } from 'zod';
import { HttpAnswerError, HttpStatusError } from './http-error.js';

/** FastAPI's and OpenAI's words for an error. */
const errorSchema = z.union([
  z.object({ detail: z.unknown() }).transform(({ detail }) => detail),
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
]);

/** One request by `fetch`, whose agent keeps connections alive. */
export interface JsonRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Sent as `X-Request-Id`, by which a server of the lab's own tells of it. */
  readonly requestId?: string | undefined;
  /** Aborting it closes the connection. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Posts JSON.
 *
 * @returns the response, its head read and its status a success.
 * @throws what `fetch` throws, or {@link HttpStatusError}.
 */
export async function postJson({
  url,
  headers,
  body,
  requestId,
  signal,
}: JsonRequest): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...headers,
      ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
    },
    body: JSON.stringify(body),
    signal: signal ?? null,
  });
  if (response.ok) return response;
  throw new HttpStatusError(response, detailOf(await response.text()));
}

/** Reads text as JSON of a shape. @throws {@link HttpAnswerError} `unreadable` for anything else. */
export function readJson<T>(text: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new HttpAnswerError('unreadable', z.prettifyError(parsed.error));
}

/** The chunks of a body. @throws {@link HttpAnswerError} `unreadable` where there is none. */
export function bodyOf({ body }: Response): AsyncIterable<Uint8Array> {
  if (body === null) throw new HttpAnswerError('unreadable', 'no body');
  return body;
}

function detailOf(text: string): string {
  const parsed = errorSchema.safeParse(parseJson(text));
  if (!parsed.success) return 'no detail';
  return typeof parsed.data === 'string' ? parsed.data : JSON.stringify(parsed.data);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
