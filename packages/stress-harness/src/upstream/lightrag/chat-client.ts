import { z } from 'zod';
import { ENDPOINTS } from './endpoint.js';
import { HttpAnswerError } from './http-error.js';
import type { LightragAddress } from './lightrag-address.js';
import { bodyOf, postJson, readJson } from './post-json.js';
import { textLines } from './text-lines.js';
import type { TokenUsage } from './token-usage.js';

const DATA = 'data:';
const DONE = '[DONE]';

const usageSchema = z
  .object({
    prompt_tokens: z.number().int().nonnegative(),
    completion_tokens: z.number().int().nonnegative(),
  })
  .transform(
    ({ prompt_tokens: promptTokens, completion_tokens: completionTokens }): TokenUsage => ({
      promptTokens,
      completionTokens,
    }),
  );
const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: usageSchema.optional(),
});
const chunkSchema = z.object({
  choices: z.array(z.object({ delta: z.object({ content: z.string().optional() }) })).optional(),
  usage: usageSchema.nullish(),
  error: z.object({ message: z.string() }).optional(),
});

/** One completion's own wishes. */
export interface CompletionOptions {
  readonly tokensMax: number;
  readonly stream: boolean;
  readonly requestId?: string;
  /** Aborting it gives the completion up, and closes its connection. */
  readonly signal?: AbortSignal;
  /** Hears the text received up to now: once the head of an answer is there, and at each piece. */
  readonly onReceived?: (text: string) => void;
}

/** A completion that came whole. */
export interface ReceivedCompletion {
  readonly text: string;
  /** What the server says it used; absent where it says nothing. */
  readonly usage?: TokenUsage;
}

/** `POST /v1/chat/completions` of an OpenAI-compatible server, over `fetch`. */
export class ChatClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ baseUrl, apiKey }: LightragAddress) {
    this.#url = baseUrl + ENDPOINTS.chat.path;
    this.#headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };
  }

  /** Rejects with what `fetch` throws, with `HttpStatusError` or with `HttpAnswerError`. */
  async complete(prompt: string, options: CompletionOptions): Promise<ReceivedCompletion> {
    const { tokensMax, stream, requestId, signal, onReceived } = options;
    const response = await postJson({
      url: this.#url,
      headers: this.#headers,
      body: {
        model: 'any',
        messages: [{ role: 'user', content: prompt }],
        max_tokens: tokensMax,
        stream,
        ...(stream ? { stream_options: { include_usage: true } } : {}),
      },
      requestId,
      signal,
    });
    onReceived?.('');
    if (stream) return receiveEvents(response, onReceived);
    const { choices, usage } = readJson(await response.text(), completionSchema);
    const text = choices[0]?.message.content ?? '';
    onReceived?.(text);
    return { text, ...(usage && { usage }) };
  }
}

/** Server-sent events, of which this interface uses the field `data` alone, a line each. */
async function receiveEvents(
  response: Response,
  onReceived: CompletionOptions['onReceived'],
): Promise<ReceivedCompletion> {
  let text = '';
  let reported: TokenUsage | undefined;
  for await (const line of textLines(bodyOf(response))) {
    if (!line.startsWith(DATA)) continue;
    const data = line.slice(DATA.length).trim();
    if (data === DONE) return { text, ...(reported && { usage: reported }) };
    const { choices = [], usage, error } = readJson(data, chunkSchema);
    if (error !== undefined) throw new HttpAnswerError('error-line', error.message);
    text += choices[0]?.delta.content ?? '';
    reported = usage ?? reported;
    onReceived?.(text);
  }
  throw new HttpAnswerError('cut', `no ${DONE}`);
}
