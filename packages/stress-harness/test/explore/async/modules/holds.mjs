import { exhaustive } from '../../../../dist/explore/index.js';

export default {
  scenario: {
    name: 'holds',
    start: ['any'],
    setup: (world) => ({ actors: { a: () => world.point('a'), b: () => world.point('b') } }),
  },
  strategy: () => exhaustive(),
  seed: 9,
};
