import { randomWalk } from '../../../../dist/explore/index.js';

/** One of two waits for the other in a loop without an await: a spin that never yields. */
export default {
  scenario: {
    name: 'spins',
    start: ['free', 'taken'],
    setup(world, start) {
      let taken = start === 'taken';
      const release = async () => {
        await world.point('release');
        taken = false;
      };
      const acquire = async () => {
        await world.point('acquire');
        while (taken);
        taken = true;
      };
      return { actors: { release, acquire } };
    },
  },
  strategy: () => randomWalk({ seed: 1, runs: 100 }),
};
