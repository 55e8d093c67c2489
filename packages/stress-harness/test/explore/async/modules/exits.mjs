import { exhaustive } from '../../../../dist/explore/index.js';

const { exit } = process;

/** Kept `exit` from before, so that only the thread's end tells. */
export default {
  scenario: {
    name: 'exits',
    start: ['any'],
    setup: (world) => ({
      actors: {
        a: async () => {
          await world.point('give up');
          exit(3);
        },
      },
    }),
  },
  strategy: () => exhaustive(),
};
