import { exhaustive } from '../../../../dist/explore/index.js';

const nobody = new Int32Array(new SharedArrayBuffer(4));
const STEPS = 60;
const STEP_MS = 20;

/** Takes longer than any of its steps. */
export default {
  scenario: {
    name: 'is slow',
    start: ['any'],
    setup: (world) => ({
      actors: {
        a: async () => {
          for (let step = 1; step < STEPS; step++) {
            await world.point('work');
            Atomics.wait(nobody, 0, 0, STEP_MS);
          }
        },
      },
    }),
  },
  strategy: () => exhaustive(),
};
