// Calls one shared counter from a worker thread, in the way it is told, and records what it saw.
import { parentPort, workerData } from 'node:worker_threads';
import { COUNTER, HistoryRecorder } from '../../../dist/history/index.js';

const { memory, thread, counter, gate, way, calls } = workerData;
const recorder = new HistoryRecorder(memory, thread);
const begin = () => recorder.invoke({ object: 0, code: COUNTER.add, argument: 1 });

const ways = {
  atomic() {
    for (let i = 0; i < calls; i++) {
      const at = begin();
      recorder.respond(at, Atomics.add(counter, 0, 1));
    }
  },
  /** Both load, then both store: the gate makes sure of it. */
  torn() {
    const at = begin();
    const before = Atomics.load(counter, 0);
    Atomics.add(gate, 0, 1);
    while (Atomics.load(gate, 0) < 2);
    Atomics.store(counter, 0, before + 1);
    recorder.respond(at, before);
  },
  stuck() {
    begin();
    Atomics.add(counter, 0, 1);
    parentPort.postMessage('stuck');
    Atomics.wait(gate, 0, 0);
  },
};

ways[way]();
