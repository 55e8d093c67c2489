import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scenario } from '../scenario.mjs';

const LONG_MS = 2_000;

/** Leaves a mark beside its folder for temporary files, once it has come to its end. */
export default {
  ...scenario('takes-long', []),
  bearsNeighbour: true,
  run: async (lab) => {
    lab.phase('under way');
    await sleep(LONG_MS);
    writeFileSync(join(dirname(tmpdir()), 'finished'), '');
    return scenario('takes-long', []).run(lab);
  },
};
