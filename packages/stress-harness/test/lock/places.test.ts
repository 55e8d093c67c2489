import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openPlaces, type Place, type Places, takePlace } from '../../src/lock/places.js';

let places: Places;

beforeEach(async () => {
  places = await openPlaces(2);
});

afterEach(() => {
  places.close();
});

/** Asks for places in order, and writes down who is let in. */
function queueOf(): {
  readonly inside: string[];
  readonly ask: (name: string, wish?: { alone: boolean }) => Promise<Place>;
} {
  const inside: string[] = [];
  return {
    inside,
    ask: async (name, wish = { alone: false }) => {
      const place = await takePlace(places.port, wish);
      inside.push(name);
      return place;
    },
  };
}

test('as many as there are places are in at once, and the next one when one leaves', async () => {
  const { inside, ask } = queueOf();
  const first = await ask('first');
  await ask('second');
  const third = ask('third');
  await turns();
  expect(inside).toEqual(['first', 'second']);
  first.leave();
  await third;
  expect(inside).toEqual(['first', 'second', 'third']);
});

test('who wants to be alone waits for all to leave, and nobody comes in meanwhile', async () => {
  const { inside, ask } = queueOf();
  const first = await ask('first');
  const alone = ask('alone', { alone: true });
  await turns();
  const late = ask('late');
  await turns();
  expect(inside).toEqual(['first']);
  first.leave();
  const only = await alone;
  await turns();
  expect(inside).toEqual(['first', 'alone']);
  only.leave();
  await late;
  expect(inside).toEqual(['first', 'alone', 'late']);
});

test('one place is one at a time, whatever is wished for', async () => {
  places.close();
  places = await openPlaces(1);
  let inside = 0;
  let most = 0;
  const visit = async (alone: boolean): Promise<void> => {
    const place = await takePlace(places.port, { alone });
    most = Math.max(most, ++inside);
    await turns();
    inside--;
    place.leave();
  };
  await Promise.all([true, false, false, true, false].map(visit));
  expect(most).toBe(1);
});

test('who dies while it waits is in nobody’s way', async () => {
  const { inside, ask } = queueOf();
  await ask('first');
  const dying = connect({ host: '127.0.0.1', port: places.port });
  dying.write('alone\n');
  await turns();
  const later = ask('later');
  await turns();
  expect(inside).toEqual(['first']);
  dying.destroy();
  await later;
});

test('a stranger at the port gets no place', async () => {
  const stranger = connect({ host: '127.0.0.1', port: places.port });
  stranger.write('GET / HTTP/1.1\r\n');
  await once(stranger, 'close');
  (await takePlace(places.port, { alone: true })).leave();
});

test('who waits when the run ends hears of it', async () => {
  const { ask } = queueOf();
  await ask('first');
  const waiting = takePlace(places.port, { alone: true });
  await turns();
  places.close();
  await expect(waiting).rejects.toMatchObject({ code: 'ERR_PLACES' });
});

test('after the end of the run there are none', async () => {
  const { port } = places;
  places.close();
  await expect(takePlace(port, { alone: false })).rejects.toMatchObject({ code: 'ERR_PLACES' });
});

/** Long enough for messages to come over loopback; only what must not happen is waited for so. */
function turns(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 50));
}
