import { expect, test } from '@jest/globals';
import { textLines } from '../../../src/upstream/lightrag/text-lines.js';

const bytes = new TextEncoder();

async function* chunks(...texts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) {
    await Promise.resolve();
    yield typeof text === 'string' ? bytes.encode(text) : text;
  }
}

async function linesOf(body: AsyncIterable<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of textLines(body)) lines.push(line);
  return lines;
}

test.each([
  [['a\nb\n'], ['a', 'b']],
  [
    ['a', 'b\nc', '\n'],
    ['ab', 'c'],
  ],
  [
    ['a\r\n', '\r\nb'],
    ['a', '', 'b'],
  ],
  [[], []],
])('chunks %j have the lines %j', async (texts, lines) => {
  expect(await linesOf(chunks(...texts))).toEqual(lines);
});

test('a character cut in two is one', async () => {
  const [first, ...rest] = bytes.encode('€');
  const body = chunks(Uint8Array.of(first ?? 0), Uint8Array.from(rest), '\n');
  expect(await linesOf(body)).toEqual(['€']);
});

test('a body that breaks off does not end like a whole one', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* chunks('a\n');
    throw new TypeError('terminated');
  }
  await expect(linesOf(broken())).rejects.toThrow('terminated');
});
