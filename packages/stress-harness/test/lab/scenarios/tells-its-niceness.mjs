import { getPriority } from 'node:os';
import measures from './measures.mjs';

export default {
  run: async (lab) => {
    const measurement = await measures.run(lab);
    return { ...measurement, metrics: { niceness: getPriority() } };
  },
};
