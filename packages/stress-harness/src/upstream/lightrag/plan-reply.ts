import { SeededRandom } from '../../seed.js';
import { answerTokens, promptTokens } from './answer-text.js';
import {
  chatAnswer,
  chatErrorAnswer,
  type ChatRequest,
  chatStreamAnswer,
  readChat,
  withErrorEvent,
} from './chat-replies.js';
import { type Endpoint, ENDPOINTS } from './endpoint.js';
import {
  detailAnswer,
  healthAnswer,
  type Pace,
  queryAnswer,
  queryStreamAnswer,
  readQuery,
  withErrorLine,
} from './lightrag-replies.js';
import { type Answer, halfOf, type Reply } from './reply.js';
import { fateOf, type ServerFault, type ServerScript } from './server-script.js';

const RETRY_AFTER = { 'retry-after': '1' };

/** A request as it has arrived, whole. */
export interface ServerRequest {
  readonly method: string;
  readonly path: string;
  /** `X-API-Key`. */
  readonly apiKey?: string | undefined;
  /** `Authorization`. */
  readonly authorization?: string | undefined;
  readonly body: string;
}

/** What the server goes by. */
export interface ServerConduct {
  readonly script: ServerScript;
  /** Absent: everybody may ask. */
  readonly apiKey?: string;
}

/** Decides what becomes of a request. Pure: the same request and script always meet the same. */
export function planReply(request: ServerRequest, conduct: ServerConduct): Reply {
  const endpoint = endpointOf(request);
  if (typeof endpoint !== 'string') return endpoint;
  const pace = { latencyMs: 0, pieceMs: 0, ...conduct.script.endpoints[endpoint] };
  // As with LightRAG, whoever asks for its health needs no key.
  if (endpoint === 'health') return healthAnswer(pace);
  return endpoint === 'chat'
    ? planChat(request, conduct, pace)
    : planQuery(endpoint, request, { conduct, pace });
}

function planQuery(
  endpoint: 'query' | 'query-stream',
  { body, apiKey }: ServerRequest,
  { conduct, pace }: { conduct: ServerConduct; pace: Pace },
): Reply {
  const { script } = conduct;
  if (conduct.apiKey !== undefined && apiKey !== conduct.apiKey) {
    return detailAnswer(403, apiKey === undefined ? 'API Key required' : 'Invalid API Key');
  }
  const query = readQuery(body);
  if ('kind' in query) return query;
  const tokens = answerTokens(script.seed, { text: query.query });
  const isStream = endpoint === 'query-stream';
  const whole = (isStream ? queryStreamAnswer : queryAnswer)(tokens, query, pace);
  return withFault(whole, {
    fate: fateOf(script, { endpoint, text: query.query }),
    refusal: (status, detail, headers) => detailAnswer(status, detail, headers),
    brokenOff: isStream ? withErrorLine : undefined,
  });
}

function planChat(
  { body, authorization }: ServerRequest,
  { script, apiKey }: ServerConduct,
  pace: Pace,
): Reply {
  if (apiKey !== undefined && authorization !== `Bearer ${apiKey}`) {
    const message = 'Incorrect API key provided';
    return chatErrorAnswer(401, {
      message,
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    });
  }
  const chat = readChat(body);
  if ('kind' in chat) return chat;
  const whole = (chat.stream ? chatStreamAnswer : chatAnswer)(complete(chat, script), pace);
  return withFault(whole, {
    fate: fateOf(script, { endpoint: 'chat', text: chat.prompt }),
    refusal: (status, message, headers) =>
      chatErrorAnswer(status, { message, type: 'server_error' }, headers),
    brokenOff: chat.stream ? withErrorEvent : undefined,
  });
}

function complete({ prompt, includeUsage, tokensMax }: ChatRequest, script: ServerScript) {
  const { unreportedShare = 0 } = script.endpoints.chat ?? {};
  const tokens = answerTokens(script.seed, { text: prompt, tokensMax });
  const isReported =
    new SeededRandom(script.seed, `usage ${prompt}`).share() >= unreportedShare && includeUsage;
  return {
    tokens,
    usage: { promptTokens: promptTokens(prompt), completionTokens: tokens.length },
    finishReason: tokens.length === tokensMax ? ('length' as const) : ('stop' as const),
    reportsUsage: isReported,
  };
}

interface FaultPlan {
  readonly fate: ServerFault | 'answered';
  readonly refusal: (status: number, message: string, headers?: object) => Answer;
  /** Ends a half-sent stream with its own word for an error; absent for what is no stream. */
  readonly brokenOff: ((half: Answer) => Answer) | undefined;
}

function withFault(whole: Answer, { fate, refusal, brokenOff }: FaultPlan): Reply {
  const { latencyMs } = whole;
  switch (fate) {
    case 'answered':
      return whole;
    case 'unavailable':
      return { ...refusal(503, 'Service unavailable'), latencyMs };
    case 'rate-limited':
      return { ...refusal(429, 'Rate limit reached', RETRY_AFTER), latencyMs };
    case 'reset':
      return { kind: 'reset', latencyMs };
    case 'stalled':
      return { kind: 'stalled' };
    case 'stalled-stream':
      return halfOf(whole, 'stalled');
    case 'cut-stream':
      return halfOf(whole, 'cut');
    case 'error-line':
      return brokenOff === undefined
        ? { ...refusal(500, 'LLM service temporarily unavailable'), latencyMs }
        : brokenOff(halfOf(whole, 'cut'));
  }
}

/** The endpoint asked for, or the answer to whoever asks for none. */
function endpointOf({ method, path }: ServerRequest): Endpoint | Answer {
  const known = (Object.entries(ENDPOINTS) as [Endpoint, (typeof ENDPOINTS)[Endpoint]][]).filter(
    ([, endpoint]) => endpoint.path === path,
  );
  if (known.length === 0) return detailAnswer(404, 'Not Found');
  return (
    known.find(([, endpoint]) => endpoint.method === method)?.[0] ??
    detailAnswer(405, 'Method Not Allowed')
  );
}
