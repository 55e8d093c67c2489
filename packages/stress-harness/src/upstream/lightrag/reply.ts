import type { TokenUsage } from './token-usage.js';

/** What the server does with one request, decided before the first byte of it is sent. */
export type Reply =
  /** The connection is reset. */
  | { readonly kind: 'reset'; readonly latencyMs: number }
  /** Nothing is sent until the caller goes. */
  | { readonly kind: 'stalled' }
  | Answer;

/** An answer, or as much of one as is sent. */
export interface Answer {
  readonly kind: 'answer';
  /** Before the head, in milliseconds. */
  readonly latencyMs: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent one after the other; one piece with a known length, or a stream of several. */
  readonly pieces: readonly string[];
  /** Between two pieces, in milliseconds. */
  readonly pieceMs: number;
  /** What follows the last piece. `error-line` is a whole answer that tells of an error. */
  readonly ends: 'whole' | 'error-line' | 'cut' | 'stalled';
  /** What it reports to have used; absent where it reports nothing. */
  readonly usage?: TokenUsage;
}

/** An answer of one piece of JSON. */
export function jsonAnswer(
  status: number,
  body: unknown,
  { latencyMs = 0, headers = {} }: { latencyMs?: number; headers?: Record<string, string> } = {},
): Answer {
  const piece = JSON.stringify(body);
  return {
    kind: 'answer',
    latencyMs,
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(piece)),
      ...headers,
    },
    pieces: [piece],
    pieceMs: 0,
    ends: 'whole',
  };
}

/** The first half of an answer, and what follows it. What is one piece is cut in the middle. */
export function halfOf(answer: Answer, ends: 'cut' | 'stalled'): Answer {
  const { pieces } = answer;
  const [only = ''] = pieces;
  const half =
    pieces.length === 1
      ? [only.slice(0, Math.ceil(only.length / 2))]
      : pieces.slice(0, Math.ceil(pieces.length / 2));
  const { latencyMs, status, headers, pieceMs } = answer;
  // What is not sent whole reports no usage.
  return { kind: 'answer', latencyMs, status, headers, pieces: half, pieceMs, ends };
}
