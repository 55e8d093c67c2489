export { ChatClient, type CompletionOptions, type ReceivedCompletion } from './chat-client.js';
export {
  countedDifferently,
  HTTP_ENDS,
  type HttpEnd,
  type HttpEndCounts,
  noHttpEnds,
} from './http-end.js';
export { HttpAnswerError, httpEndOf, HttpStatusError } from './http-error.js';
export { type Exchange, HttpUpstream } from './http-upstream.js';
export type { LightragAddress } from './lightrag-address.js';
export { LightragClient, type QueryOptions } from './lightrag-client.js';
export { LightragServer } from './lightrag-server.js';
export { Patience, type StallNews } from './patience.js';
export type { ServerCounts } from './server-counts.js';
export type { ServerLimits } from './server-message.js';
export {
  type EndpointScript,
  SERVER_FAULTS,
  type ServerFault,
  type ServerScript,
} from './server-script.js';
export {
  costMicrosOf,
  estimateTokens,
  estimateUsage,
  type TokenPrice,
  type TokenUsage,
} from './token-usage.js';
export { warmUpFetch } from './warm-up-fetch.js';
