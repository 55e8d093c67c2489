// A worker that runs the bodies of one thread of a program, as often as it is told. Never imported.
import { setImmediate as turn } from 'node:timers/promises';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Baton, REPORT } from './baton.js';
import { type BodyCall, Gate, Unwound } from './gate.js';
import { patchAtomics } from './patched-atomics.js';
import { patchExits, watchLeftovers } from './patched-exits.js';
import type { ThreadProgram } from './thread-program.js';
import { LOADED, type ThreadWork } from './thread-work.js';

const { program, memory, port } = workerData as ThreadWork;
const receive = (): BodyCall => receiveMessageOnPort(port)?.message as BodyCall;
const gate = new Gate(new Baton(memory), port, receive);
patchAtomics(gate);
patchExits(gate);
const { thread, prepare } = await imported();
watchLeftovers(gate);
parentPort?.postMessage(LOADED);

for (;;) {
  const { name, shared } = gate.begin();
  try {
    const own = prepare?.(name, shared);
    gate.enter();
    const running = thread(name, shared, own);
    const result = isThenable(running) ? await running : running;
    // Rejections that nobody handles are told behind the microtasks.
    await turn();
    gate.end(result);
  } catch (error) {
    gate.enter();
    if (!(error instanceof Unwound)) gate.stop(REPORT.threw, `it threw ${String(error)}`);
    gate.end(undefined);
  }
}

async function imported(): Promise<ThreadProgram> {
  try {
    return (await import(program)) as ThreadProgram;
  } catch (error) {
    parentPort?.postMessage(String(error));
    throw error;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value;
}
