import { expect, test } from '@jest/globals';
import { keeperLab } from './keeper-lab.js';

const refusal = {
  held: false,
  scope: 'root',
  key: '2026-03-14',
  remainingMicros: 5,
  retryAtEpochMs: null,
};

const NONSENSE: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  true: true,
  text: 'OK',
  'an empty object': {},
  'an array': [],
  'held that is no boolean': { held: 1 },
  'a refusal without a reason': { held: false },
  'a scope not asked for': { ...refusal, scope: 'other' },
  'a period not asked for': { ...refusal, key: '2026-03-15' },
  'less than nothing left': { ...refusal, remainingMicros: -1 },
  'half a micro-unit left': { ...refusal, remainingMicros: 0.5 },
  'NaN left': { ...refusal, remainingMicros: Number.NaN },
  'text left': { ...refusal, remainingMicros: '5' },
  'NaN for a date': { ...refusal, retryAtEpochMs: Number.NaN },
  'no end for a date': { ...refusal, retryAtEpochMs: Number.POSITIVE_INFINITY },
  'no date': { ...refusal, retryAtEpochMs: undefined },
  'a getter that throws': {
    get held(): never {
      throw new Error('no');
    },
  },
};

test.each(Object.keys(NONSENSE))('an answer that is none is a failure of the store: %s', (name) => {
  const store = { hold: () => NONSENSE[name] as never, post: () => undefined };
  const { process } = keeperLab({ store });
  expect(process.ask(10)?.verdict).toMatchObject({ error: { fault: 'invalid_answer' } });
});

test('one with a `then` that throws is a failure too', () => {
  const answer = {
    get then(): never {
      throw new Error('no');
    },
  };
  const { process } = keeperLab({ store: { hold: () => answer, post: () => undefined } });
  expect(process.ask(10)?.verdict).toMatchObject({ error: { fault: 'failed' } });
});

test('a refusal that is one is taken as it is', () => {
  const { process } = keeperLab({ store: { hold: () => refusal, post: () => undefined } });
  expect(process.ask(10)?.verdict).toMatchObject({ refusal: { remainingMicros: 5 } });
});
