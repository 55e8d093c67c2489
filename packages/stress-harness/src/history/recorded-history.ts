import { type HistoryMemory, problem } from './history-memory.js';
import type { Invocation, Operation } from './operation.js';
import { ThreadBlock } from './thread-block.js';

/**
 * The operations that threads have recorded, thread by thread. Those without an answer are pending.
 *
 * @remarks
 * Read it when the threads have ended, were terminated, or have said by a message that they rest:
 * what a running thread is writing may be seen in part.
 *
 * @throws `HarnessError` `ERR_HISTORY` when the memory is damaged.
 */
export function historyOf(memory: HistoryMemory): Operation[] {
  const operations: Operation[] = [];
  for (let thread = 0; thread < memory.threads; thread++) {
    const block = new ThreadBlock(memory, thread);
    const { count } = block;
    if (count < 0 || count > memory.operationsPerThread) {
      throw problem(`the memory is damaged: thread ${thread} has recorded ${count} operations`);
    }
    for (let at = 0; at < count; at++) operations.push(operationAt(block, { thread, at }));
  }
  return operations;
}

function operationAt(
  block: ThreadBlock,
  { thread, at }: { thread: number; at: number },
): Operation {
  const invocation: Invocation = {
    thread,
    object: block.objectAndCode[2 * at] ?? 0,
    code: block.objectAndCode[2 * at + 1] ?? 0,
    argument: block.argument[at] ?? 0,
    secondArgument: block.secondArgument[at] ?? 0,
    startedAt: block.startedAt[at] ?? 0,
  };
  const endedAt = block.endedAt[at] ?? 0;
  if (endedAt === 0) return { kind: 'pending', ...invocation };
  return { kind: 'completed', ...invocation, result: block.result[at] ?? 0, endedAt };
}
