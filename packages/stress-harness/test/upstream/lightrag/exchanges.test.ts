import { describe, expect, test } from '@jest/globals';
import { ChatClient } from '../../../src/upstream/lightrag/chat-client.js';
import { httpEndOf } from '../../../src/upstream/lightrag/http-error.js';
import { LightragClient } from '../../../src/upstream/lightrag/lightrag-client.js';
import type { ServerFault } from '../../../src/upstream/lightrag/server-script.js';
import type { RunningServer } from '../../../src/upstream/lightrag/serve.js';
import { conductOf, serving } from './serving.js';

const NEVER = new AbortController().signal;
const QUESTION = 'what is it?';

/** How an exchange ended for its caller. */
async function endOf(
  call: (signal: AbortSignal) => Promise<unknown>,
  signal = NEVER,
): Promise<unknown> {
  try {
    await call(signal);
    return 'answered';
  } catch (error) {
    return httpEndOf(error) ?? error;
  }
}

/** How exchanges ended at the server: it may hear of the end of one a moment later. */
async function endsAt({ tally }: RunningServer): Promise<Record<string, number>> {
  while (tally.counts.underWay > 0) await new Promise(setImmediate);
  return Object.fromEntries(Object.entries(tally.counts.ends).filter(([, count]) => count > 0));
}

/** Aborted once a request has come to the server. */
function givenUpAt({ tally }: RunningServer): AbortSignal {
  const giveUp = new AbortController();
  const look = (): void => {
    if (tally.received === 0) setImmediate(look);
    else giveUp.abort();
  };
  look();
  return giveUp.signal;
}

const ways = {
  query: (baseUrl: string) => (signal: AbortSignal) =>
    new LightragClient({ baseUrl }).query(QUESTION, { signal }),
  'query-stream': (baseUrl: string) => (signal: AbortSignal) =>
    new LightragClient({ baseUrl }).query(QUESTION, { signal, stream: true }),
  chat: (baseUrl: string) => (signal: AbortSignal) =>
    new ChatClient({ baseUrl }).complete(QUESTION, { signal, stream: false, tokensMax: 30 }),
  'chat-stream': (baseUrl: string) => (signal: AbortSignal) =>
    new ChatClient({ baseUrl }).complete(QUESTION, { signal, stream: true, tokensMax: 30 }),
};

describe.each(Object.keys(ways) as (keyof typeof ways)[])('%s', (way) => {
  const isStream = way.endsWith('stream');

  test.each<[ServerFault | 'none', string]>([
    ['none', 'answered'],
    ['unavailable', 'unavailable'],
    ['rate-limited', 'rate-limited'],
    ['reset', 'reset'],
    ['stalled', 'aborted'],
    ['stalled-stream', 'aborted'],
    ['cut-stream', 'cut'],
    ['error-line', isStream ? 'error-line' : 'unavailable'],
  ])('%s: caller and server call it %s', async (fault, end) => {
    const script = fault === 'none' ? {} : { faults: { [fault]: 1 } };
    const [atCaller, atServer] = await serving(conductOf(script), async (server) => [
      await endOf(ways[way](server.baseUrl), end === 'aborted' ? givenUpAt(server) : NEVER),
      await endsAt(server),
    ]);
    expect([atCaller, atServer]).toEqual([end, { [end]: 1 }]);
  });

  test('who has no key is refused', async () => {
    await serving(conductOf({}, 'key'), async ({ baseUrl }) => {
      expect(await endOf(ways[way](baseUrl))).toBe('refused');
    });
  });
});

test('nobody listens: unreachable', async () => {
  const baseUrl = await serving(conductOf(), (server) => Promise.resolve(server.baseUrl));
  expect(await endOf(ways.query(baseUrl))).toBe('unreachable');
});

test('plain or streamed, a query has the same answer', async () => {
  await serving(conductOf({}, 'key'), async ({ baseUrl }) => {
    const client = new LightragClient({ baseUrl, apiKey: 'key' });
    const plain = await client.query(QUESTION);
    expect(plain).toMatch(/\w+ \w+/);
    expect(await client.query(QUESTION, { stream: true })).toBe(plain);
    expect(await client.health()).toBe('healthy');
  });
});

test('plain or streamed, a completion has the same text and usage, and the ledger knows them', async () => {
  await serving(conductOf({}, 'key'), async ({ baseUrl, tally }) => {
    const client = new ChatClient({ baseUrl, apiKey: 'key' });
    const plain = await client.complete(QUESTION, { stream: false, tokensMax: 30 });
    const streamed = await client.complete(QUESTION, { stream: true, tokensMax: 30 });
    const { promptTokens = NaN, completionTokens = NaN } = plain.usage ?? {};
    expect(streamed).toEqual(plain);
    expect(tally.counts.reported).toEqual({
      answers: 2,
      promptTokens: 2 * promptTokens,
      completionTokens: 2 * completionTokens,
    });
  });
});

test('what has come is told piece by piece, from the head on', async () => {
  await serving(conductOf({ pieceMs: 1 }), async ({ baseUrl }) => {
    const heard: string[] = [];
    const { text } = await new ChatClient({ baseUrl }).complete(QUESTION, {
      stream: true,
      tokensMax: 8,
      onReceived: (received) => heard.push(received),
    });
    expect(heard[0]).toBe('');
    expect(heard.at(-1)).toBe(text);
    expect(heard.every((received) => text.startsWith(received))).toBe(true);
  });
});

test('beyond its limit of requests the server answers nobody', async () => {
  const limits = { connectionsMax: 4, requestsMax: 1 };
  await serving(
    conductOf(),
    async ({ baseUrl }) => {
      expect(await endOf(ways.query(baseUrl))).toBe('answered');
      expect(await endOf(ways.query(baseUrl))).toBe('reset');
    },
    limits,
  );
});
