import { spawn } from 'node:child_process';

/** Hears no polite request, never comes back, and leaves a child in a group of its own. */
export default {
  run: async (lab) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
    const child = spawn('sleep', ['60'], { detached: true, stdio: 'inherit' });
    await new Promise((resolve) => process.send({ type: 'phase', name: `${child.pid}` }, resolve));
    for (;;) Math.sqrt(2);
  },
};
