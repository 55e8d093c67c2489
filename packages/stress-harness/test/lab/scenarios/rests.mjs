import { setTimeout as sleep } from 'node:timers/promises';
import measures from './measures.mjs';

/** Tells the process ids of its lab and of its keeper, and measures a while later. */
export default {
  run: async (lab) => {
    lab.phase(`${process.pid} ${process.ppid}`);
    await sleep(500);
    return measures.run(lab);
  },
};
