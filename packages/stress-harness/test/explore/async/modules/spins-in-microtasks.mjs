import { exhaustive } from '../../../../dist/explore/index.js';

export default {
  scenario: {
    name: 'spins in microtasks',
    start: ['any'],
    setup: () => ({
      actors: {
        a: async () => {
          for (;;) await null;
        },
      },
    }),
  },
  strategy: () => exhaustive(),
};
