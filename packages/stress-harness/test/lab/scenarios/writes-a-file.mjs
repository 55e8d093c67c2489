import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default {
  run: (lab) => {
    writeFileSync(join(tmpdir(), 'left-behind'), 'x');
    lab.phase(tmpdir());
    return new Promise((resolve) => setTimeout(resolve, 3_600_000));
  },
};
