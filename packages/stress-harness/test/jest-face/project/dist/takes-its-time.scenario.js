import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { scenario } from '../scenario.mjs';

const ROUNDS = 10;
const ROUND_MS = 10;

/** Some phases; a file and a process that it leaves behind. */
export default {
  ...scenario('takes-its-time', []),
  run: async (lab) => {
    spawn('sleep', ['60'], { stdio: 'ignore' });
    writeFileSync(join(tmpdir(), 'left-behind'), 'x');
    for (let round = 1; round <= ROUNDS; round++) {
      lab.phase(`round ${round}`);
      await sleep(ROUND_MS);
    }
    return scenario('takes-its-time', []).run(lab);
  },
};
