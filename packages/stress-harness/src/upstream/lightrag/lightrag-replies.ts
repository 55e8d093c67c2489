// What LightRAG answers; field names and error shapes are those of HKUDS/LightRAG, `lightrag/api`
// (routers/query_routes.py, utils_api.py), which has them from FastAPI.
import type { Answer } from './reply.js';
import { jsonAnswer } from './reply.js';

const REFERENCES = [
  { reference_id: '1', file_path: '/documents/breakers.pdf' },
  { reference_id: '2', file_path: '/documents/budgets.md' },
];
const MS_PER_S = 1_000;
/** Shortest query that retrieval takes. */
const QUERY_CHARS_MIN = 3;

/** A query as its body says; anything else in it is taken, and left alone. */
export interface QueryRequest {
  readonly query: string;
  readonly includeReferences: boolean;
}

/** How an answer is paced. */
export interface Pace {
  readonly latencyMs: number;
  readonly pieceMs: number;
}

export function healthAnswer({ latencyMs }: Pace): Answer {
  const body = { status: 'healthy', core_version: 'scripted', api_version: 'scripted' };
  return jsonAnswer(200, body, { latencyMs });
}

/** An error as FastAPI words it. */
export function detailAnswer(status: number, detail: unknown, headers = {}): Answer {
  return jsonAnswer(status, { detail }, { headers });
}

/** `POST /query`. */
export function queryAnswer(
  tokens: readonly string[],
  { includeReferences }: QueryRequest,
  { latencyMs }: Pace,
): Answer {
  const body = {
    response: tokens.join(''),
    references: includeReferences ? REFERENCES : null,
    response_time: latencyMs / MS_PER_S,
    llm_generated: true,
  };
  return jsonAnswer(200, body, { latencyMs });
}

/** `POST /query/stream`: a line of references, then a line for each piece of the response. */
export function queryStreamAnswer(
  tokens: readonly string[],
  { includeReferences }: QueryRequest,
  { latencyMs, pieceMs }: Pace,
): Answer {
  const lines = tokens.map((response) => ({ response }));
  return {
    kind: 'answer',
    latencyMs,
    status: 200,
    headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-cache' },
    pieces: [...(includeReferences ? [{ references: REFERENCES }] : []), ...lines].map(line),
    pieceMs,
    ends: 'whole',
  };
}

/** A stream that says half-way what went wrong. */
export function withErrorLine(half: Answer): Answer {
  return {
    ...half,
    pieces: [...half.pieces, line({ error: 'LLM service temporarily unavailable' })],
    ends: 'error-line',
  };
}

/** Reads a query, or says as FastAPI does (422) what is wrong with it. */
export function readQuery(body: string): QueryRequest | Answer {
  const json = parse(body);
  if (json === undefined) {
    return invalid({ type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error' });
  }
  const { query, include_references: includeReferences } = json;
  if (query === undefined) {
    return invalid({ type: 'missing', loc: ['body', 'query'], msg: 'Field required' });
  }
  if (typeof query !== 'string') {
    const msg = 'Input should be a valid string';
    return invalid({ type: 'string_type', loc: ['body', 'query'], msg });
  }
  if (query.trim().length < QUERY_CHARS_MIN) {
    return invalid({
      type: 'value_error',
      loc: ['body'],
      msg: `Value error, query must have ${QUERY_CHARS_MIN} characters or more`,
    });
  }
  return { query: query.trim(), includeReferences: includeReferences !== false };
}

/** A body as a JSON object; undefined where it is none. */
export function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? { ...json } : undefined;
  } catch {
    return undefined;
  }
}

function invalid(problem: { type: string; loc: (string | number)[]; msg: string }): Answer {
  return detailAnswer(422, [problem]);
}

function line(object: unknown): string {
  return `${JSON.stringify(object)}\n`;
}
