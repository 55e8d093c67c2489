import { readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import measures from './measures.mjs';

/** Of the process, and of its session where Linux groups processes by session. */
export default {
  run: async (lab) => {
    const measurement = await measures.run(lab);
    return { ...measurement, metrics: { process: getPriority(), session: ofSession() } };
  },
};

function ofSession() {
  try {
    return Number(/nice (-?\d+)/.exec(readFileSync('/proc/self/autogroup', 'utf8'))?.[1]);
  } catch {
    return getPriority();
  }
}
