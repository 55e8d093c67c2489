import { exhaustive } from '../../../../dist/explore/index.js';

export default {
  scenario: {
    name: 'throws outside',
    start: ['any'],
    setup: () => ({
      actors: {
        a: async () => {
          process.nextTick(() => {
            throw new Error('out of reach');
          });
        },
      },
    }),
  },
  strategy: () => exhaustive(),
};
