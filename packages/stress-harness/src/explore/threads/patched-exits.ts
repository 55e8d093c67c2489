import { createRequire, syncBuiltinESMExports } from 'node:module';
import { REPORT } from './baton.js';
import { type Gate, Unwound } from './gate.js';

/** Makes known when a body ends its process or starts threads. To be called before the import. */
export function patchExits(gate: Gate): void {
  const exit = process.exit.bind(process);
  process.exit = (code) => {
    if (!gate.running) return exit(code);
    gate.stop(REPORT.exited, `it called process.exit(${code ?? ''})`);
    throw new Unwound();
  };
  const threads = createRequire(import.meta.url)('node:worker_threads') as { Worker: unknown };
  threads.Worker = function Worker(file: unknown) {
    const text = `it started a thread of its own: ${String(file)}`;
    if (!gate.running) throw new Error(text);
    gate.stop(REPORT.ownThreads, text);
    throw new Unwound();
  };
  syncBuiltinESMExports();
}

/**
 * Makes known what a body leaves to nobody: a rejection, an error thrown from a timer, a promise
 * that nothing can settle. To be called behind the import, whose errors are its own.
 */
export function watchLeftovers(gate: Gate): void {
  process.on('unhandledRejection', (reason) => {
    if (reason instanceof Unwound) return;
    gate.stop(REPORT.rejected, `nobody handles the rejection ${String(reason)}`);
  });
  process.on('uncaughtException', (error: unknown) => {
    if (error instanceof Unwound) return;
    gate.stop(REPORT.threw, `nobody catches ${String(error)}`);
  });
  process.on('exit', () => {
    gate.leave(REPORT.unsettled, 'its promise never settles: there is nothing left to settle it');
  });
}
