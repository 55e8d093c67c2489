import { exhaustive } from '../../../../dist/explore/index.js';

export default {
  scenario: {
    name: 'leaks a rejection',
    start: ['any'],
    setup: (world) => ({
      actors: {
        a: async () => {
          await world.point('send');
          void Promise.reject(new Error('unheard'));
        },
      },
    }),
  },
  strategy: () => exhaustive(),
};
