import { spawn } from 'node:child_process';

export default {
  run: async (lab) => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 3_600_000)']);
    lab.phase(String(child.pid));
    await new Promise((resolve) => setTimeout(resolve, 3_600_000));
  },
};
