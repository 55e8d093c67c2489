// What an OpenAI-compatible server answers to `POST /v1/chat/completions`, as far as the scenarios
// ask: plain, or streamed as server-sent events with the usage in the chunk before the last.
import { type Pace, parse } from './lightrag-replies.js';
import { type Answer, jsonAnswer } from './reply.js';
import type { TokenUsage } from './token-usage.js';

const MODEL = 'scripted';
const TOKENS_MAX = 40;

/** A completion as its body asks for it. */
export interface ChatRequest {
  /** The contents of all messages. */
  readonly prompt: string;
  readonly stream: boolean;
  /** A streamed completion reports usage only where it is asked to (`stream_options`). */
  readonly includeUsage: boolean;
  readonly tokensMax: number;
}

/** A completion, before it is put into any shape. */
export interface Completion {
  readonly tokens: readonly string[];
  readonly usage: TokenUsage;
  readonly finishReason: 'stop' | 'length';
  /** Whether the server says what it used. */
  readonly reportsUsage: boolean;
}

/** An error as OpenAI words it. */
export function chatErrorAnswer(
  status: number,
  { message, type, code = null }: { message: string; type: string; code?: string | null },
  headers = {},
): Answer {
  return jsonAnswer(status, { error: { message, type, param: null, code } }, { headers });
}

export function chatAnswer(completion: Completion, { latencyMs }: Pace): Answer {
  const { tokens, usage, finishReason, reportsUsage } = completion;
  const message = { role: 'assistant', content: tokens.join('') };
  const body = {
    object: 'chat.completion',
    model: MODEL,
    choices: [{ index: 0, message, finish_reason: finishReason }],
    ...(reportsUsage ? { usage: wireUsage(usage) } : {}),
  };
  return { ...jsonAnswer(200, body, { latencyMs }), ...(reportsUsage ? { usage } : {}) };
}

export function chatStreamAnswer(completion: Completion, { latencyMs, pieceMs }: Pace): Answer {
  const { tokens, usage, finishReason, reportsUsage } = completion;
  const chunks = [
    ...tokens.map((content) => choice({ content }, null)),
    choice({}, finishReason),
    ...(reportsUsage ? [{ choices: [], usage: wireUsage(usage) }] : []),
  ];
  const events = chunks.map((chunk) =>
    event(JSON.stringify({ object: 'chat.completion.chunk', model: MODEL, ...chunk })),
  );
  return {
    kind: 'answer',
    latencyMs,
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' },
    pieces: [...events, event('[DONE]')],
    pieceMs,
    ends: 'whole',
    ...(reportsUsage ? { usage } : {}),
  };
}

/** A stream that says half-way what went wrong. */
export function withErrorEvent(half: Answer): Answer {
  const error = { message: 'The server had an error', type: 'server_error', code: null };
  return {
    ...half,
    pieces: [...half.pieces, event(JSON.stringify({ error }))],
    ends: 'error-line',
  };
}

/** Reads a request, or says (400) what is wrong with it. */
export function readChat(body: string): ChatRequest | Answer {
  const json = parse(body);
  const messages: unknown = json?.messages;
  if (json === undefined || !Array.isArray(messages) || messages.length === 0) {
    const message = "'messages' must be an array of one message or more";
    return chatErrorAnswer(400, { message, type: 'invalid_request_error' });
  }
  const { stream, stream_options: options, max_tokens: tokensMax } = json;
  return {
    prompt: messages.map((message) => contentOf(message)).join('\n'),
    stream: stream === true,
    includeUsage: stream !== true || includesUsage(options),
    tokensMax: typeof tokensMax === 'number' ? Math.min(tokensMax, TOKENS_MAX) : TOKENS_MAX,
  };
}

function contentOf(message: unknown): string {
  const content =
    typeof message === 'object' && message !== null && 'content' in message && message.content;
  return typeof content === 'string' ? content : '';
}

function includesUsage(options: unknown): boolean {
  return (
    typeof options === 'object' &&
    options !== null &&
    'include_usage' in options &&
    options.include_usage === true
  );
}

function wireUsage({ promptTokens, completionTokens }: TokenUsage) {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function choice(delta: { content?: string }, finishReason: string | null) {
  return { choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function event(data: string): string {
  return `data: ${data}\n\n`;
}
