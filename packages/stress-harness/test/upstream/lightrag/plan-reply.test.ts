import { describe, expect, test } from '@jest/globals';
import { planReply, type ServerRequest } from '../../../src/upstream/lightrag/plan-reply.js';
import type { Answer } from '../../../src/upstream/lightrag/reply.js';
import type { EndpointScript } from '../../../src/upstream/lightrag/server-script.js';
import { conductOf } from './serving.js';

const QUERY: ServerRequest = { method: 'POST', path: '/query', body: '{"query":"what is it?"}' };
const STREAM: ServerRequest = { ...QUERY, path: '/query/stream' };
const CHAT: ServerRequest = {
  method: 'POST',
  path: '/v1/chat/completions',
  body: '{"messages":[{"role":"user","content":"what is it?"}]}',
};
const CHAT_STREAM: ServerRequest = {
  ...CHAT,
  body: CHAT.body.replace('}]', '}],"stream":true,"stream_options":{"include_usage":true}'),
};

function answerTo(request: ServerRequest, script: EndpointScript = {}, apiKey?: string): Answer {
  const reply = planReply(request, conductOf(script, apiKey));
  if (reply.kind !== 'answer') throw new Error(`no answer but ${reply.kind}`);
  return reply;
}

const bodyOf = (answer: Answer): unknown => JSON.parse(answer.pieces.join(''));
const statusAndBody = (answer: Answer) => [answer.status, bodyOf(answer)];

test('the same request always gets the same answer', () => {
  expect(answerTo(QUERY)).toEqual(answerTo(QUERY));
});

describe('answers have the fields of LightRAG', () => {
  test('POST /query', () => {
    expect(bodyOf(answerTo(QUERY, { latencyMs: 20 }))).toEqual({
      response: expect.stringMatching(/\w+ \w+/),
      references: expect.arrayContaining([
        { reference_id: '1', file_path: '/documents/breakers.pdf' },
      ]),
      response_time: 0.02,
      llm_generated: true,
    });
  });

  test('POST /query without references', () => {
    const body = '{"query":"what is it?","include_references":false}';
    expect(bodyOf(answerTo({ ...QUERY, body }))).toMatchObject({ references: null });
  });

  test('POST /query/stream: a line of references, then the response in pieces', () => {
    const answer = answerTo(STREAM);
    const lines = answer.pieces.map((piece) => JSON.parse(piece) as Record<string, unknown>);
    expect(answer.headers).toMatchObject({ 'content-type': 'application/x-ndjson' });
    expect(answer.pieces.every((piece) => piece.endsWith('\n'))).toBe(true);
    expect(lines.map((line) => Object.keys(line).join())).toEqual([
      'references',
      ...lines.slice(1).map(() => 'response'),
    ]);
  });

  test('GET /health, which needs no key', () => {
    const health: ServerRequest = { method: 'GET', path: '/health', body: '' };
    expect(bodyOf(answerTo(health, {}, 'key'))).toMatchObject({ status: 'healthy' });
  });
});

describe('errors have the shapes of FastAPI', () => {
  test.each([
    ['no key', QUERY, 403, { detail: 'API Key required' }],
    ['a wrong key', { ...QUERY, apiKey: 'other' }, 403, { detail: 'Invalid API Key' }],
    ['no such path', { ...QUERY, path: '/no' }, 404, { detail: 'Not Found' }],
    ['another method', { ...QUERY, method: 'GET' }, 405, { detail: 'Method Not Allowed' }],
  ])('%s', (_what, request, status, body) => {
    expect(statusAndBody(answerTo(request, {}, 'key'))).toEqual([status, body]);
  });

  test.each([
    ['{', 'json_invalid', ['body', 0]],
    ['{}', 'missing', ['body', 'query']],
    ['{"query":1}', 'string_type', ['body', 'query']],
    ['{"query":" a "}', 'value_error', ['body']],
  ])('the body %s is refused by 422', (body, type, loc) => {
    const detail = [{ type, loc, msg: expect.any(String) }];
    expect(statusAndBody(answerTo({ ...QUERY, body }))).toEqual([422, { detail }]);
  });
});

describe('completions have the fields of OpenAI', () => {
  test('plain: text and usage', () => {
    const answer = answerTo(CHAT);
    const { usage } = answer;
    expect(bodyOf(answer)).toMatchObject({
      choices: [{ message: { role: 'assistant', content: expect.any(String) } }],
      usage: {
        prompt_tokens: 3,
        completion_tokens: usage?.completionTokens,
        total_tokens: 3 + (usage?.completionTokens ?? NaN),
      },
    });
  });

  test('streamed: the usage comes in the chunk before [DONE]', () => {
    const [usage, done] = answerTo(CHAT_STREAM).pieces.slice(-2);
    expect(usage).toMatch(/^data: .*"choices":\[\],"usage":\{"prompt_tokens":3,.*\}\n\n$/);
    expect(done).toBe('data: [DONE]\n\n');
  });

  test('nobody is told the usage who does not ask for it in a stream, or by a server that keeps it', () => {
    const body = CHAT.body.replace('}]', '}],"stream":true');
    expect(answerTo({ ...CHAT, body }).usage).toBeUndefined();
    expect(answerTo(CHAT, { unreportedShare: 1 }).usage).toBeUndefined();
    expect(answerTo(CHAT, { unreportedShare: 1 }).pieces.join('')).not.toContain('usage');
  });

  test('no more tokens come than were asked for', () => {
    const body = CHAT.body.replace('}]', '}],"max_tokens":5');
    const answer = answerTo({ ...CHAT, body });
    expect(answer.usage?.completionTokens).toBe(5);
    expect(bodyOf(answer)).toMatchObject({ choices: [{ finish_reason: 'length' }] });
  });

  test.each([
    [{ ...CHAT, authorization: 'Bearer other' }, 401, 'invalid_api_key'],
    [{ ...CHAT, authorization: 'Bearer key', body: '{"messages":[]}' }, 400, null],
  ])('an error is an object of its own (%#)', (request, status, code) => {
    const error = { message: expect.any(String), type: 'invalid_request_error', param: null, code };
    expect(statusAndBody(answerTo(request, {}, 'key'))).toEqual([status, { error }]);
  });
});

describe('scripted faults', () => {
  const all = (fault: string): EndpointScript => ({ faults: { [fault]: 1 } });

  test.each([QUERY, STREAM, CHAT, CHAT_STREAM])('nothing, or a reset (%#)', (request) => {
    expect(planReply(request, conductOf(all('stalled')))).toEqual({ kind: 'stalled' });
    expect(planReply(request, conductOf(all('reset')))).toEqual({ kind: 'reset', latencyMs: 0 });
  });

  test('429 says when to come again', () => {
    const { status, headers } = answerTo(QUERY, all('rate-limited'));
    expect([status, headers['retry-after']]).toEqual([429, '1']);
  });

  test('503', () => {
    expect(answerTo(CHAT, all('unavailable')).status).toBe(503);
  });

  test.each([
    ['stalled-stream', 'stalled'],
    ['cut-stream', 'cut'],
  ])('%s: half of the pieces, and nothing reported', (fault, ends) => {
    const whole = answerTo(CHAT_STREAM);
    const half = answerTo(CHAT_STREAM, all(fault));
    expect(half.ends).toBe(ends);
    expect(half.pieces).toEqual(whole.pieces.slice(0, Math.ceil(whole.pieces.length / 2)));
    expect(half.usage).toBeUndefined();
  });

  test('an answer of one piece is cut within it, its length announced whole', () => {
    const whole = answerTo(QUERY);
    const half = answerTo(QUERY, all('cut-stream'));
    expect(half.headers).toEqual(whole.headers);
    expect(whole.pieces[0]).toMatch(new RegExp(`^${half.pieces[0]?.slice(0, 10) ?? 'none'}`));
    expect(half.pieces[0]?.length).toBe(Math.ceil((whole.pieces[0]?.length ?? NaN) / 2));
  });

  test('an error half-way is a line of the stream; what is no stream answers 500', () => {
    expect(answerTo(STREAM, all('error-line')).pieces.at(-1)).toMatch(/^\{"error":".+"\}\n$/);
    expect(answerTo(CHAT_STREAM, all('error-line')).pieces.at(-1)).toMatch(/^data: \{"error":\{/);
    expect(answerTo(QUERY, all('error-line')).status).toBe(500);
  });
});
