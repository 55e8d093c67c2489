import { expect, test } from '@jest/globals';
import { exhaustive, exploreAsync } from '../../../src/explore/index.js';
import { alone } from './account.js';
import { ambient, globals } from './ambient/clock.js';

test('code that takes time and chance from the globals gets those of the world', async () => {
  const seen: string[] = [];
  const scenario = alone((world) =>
    ambient((text) => {
      world.note(text);
      seen.push(text);
    }),
  );
  const report = await exploreAsync(scenario, {
    strategy: exhaustive(),
    controlsGlobals: true,
    seed: 1,
  });
  expect(report).toMatchObject({ outcome: 'ok', walked: 1, all: true });
  // The same again, for the first run is repeated.
  expect(seen).toEqual([...seen.slice(0, 4), ...seen.slice(0, 4)]);
  expect(seen.slice(0, 3)).toEqual(['interval', 'interval', '1000 ms, 1000 ms of Date']);
  expect(seen[3]).toMatch(/^1970-01-01T00:00:00.000Z true 0\.\d+$/);
});

test('the globals are themselves again, also after a violation', async () => {
  const before = globals();
  const scenario = alone(() => Promise.reject(new Error('broken')));
  await exploreAsync(scenario, { strategy: exhaustive(), controlsGlobals: true });
  expect(globals()).toEqual(before);
});
