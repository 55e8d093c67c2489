import { ATOMIC_OPERATIONS } from './atomic-operation.js';
import { REPORT } from './baton.js';
import { type Gate, Unwound } from './gate.js';

/** Any function of `Atomics`: what it takes and returns is its own business. */
type AtomicFunction = (...given: unknown[]) => unknown;

/** The most that the controller is told to wake. */
const ALL = 2 ** 31 - 1;

/**
 * Makes every operation of the global `Atomics` on shared memory come to the gate first. Memory of
 * which the program's `setup` knows nothing is nobody else's business, and left alone.
 */
export function patchAtomics(gate: Gate): void {
  const atomics = Atomics as unknown as Record<string, AtomicFunction>;
  const load = Atomics.load.bind(Atomics) as AtomicFunction;
  ATOMIC_OPERATIONS.forEach((operation, number) => {
    const patch = { gate, number, original: atomics[operation] ?? load, load };
    if (operation === 'wait') atomics[operation] = waiting(patch);
    else if (operation === 'notify') atomics[operation] = notifying(patch);
    else atomics[operation] = touching(patch);
  });
  atomics.waitAsync = () => {
    gate.stop(REPORT.uncontrolled, 'it calls Atomics.waitAsync, which the explorer cannot control');
    throw new Unwound();
  };
}

interface Patch {
  readonly gate: Gate;
  readonly number: number;
  readonly original: AtomicFunction;
  readonly load: AtomicFunction;
}

/** An operation that reads or changes one element. */
function touching({ gate, number, original, load }: Patch): AtomicFunction {
  return (...given) => {
    const [view, index, ...operands] = given;
    const place = gate.placeOf(view, index);
    if (place === undefined) return original(...given);
    gate.pass(number, place, operands);
    // Nobody else runs now, so that three operations are as good as one.
    const before = load(view, index) as number;
    const result = original(...given);
    gate.tell({ before, after: load(view, index) as number });
    return result;
  };
}

/** `Atomics.wait` that sleeps at the gate, where the controller can reach it. */
function waiting({ gate, number, original, load }: Patch): AtomicFunction {
  return (...given) => {
    const [view, index, value, timeoutMs] = given;
    const place = gate.placeOf(view, index);
    const timed = timeoutMs !== undefined && Number(timeoutMs) < Infinity;
    if (place === undefined) {
      if (gate.running && !timed) {
        gate.stop(REPORT.uncontrolled, 'it sleeps for ever on memory that only it has');
        throw new Unwound();
      }
      return original(...given);
    }
    const wide = view instanceof BigInt64Array;
    // Cannot be waited on: the original says so.
    if (!wide && !(view instanceof Int32Array)) return original(...given);
    const expected = wide ? BigInt.asIntN(64, value as bigint) : Number(value) | 0;
    gate.meet(number, place, timed ? 1 : 0);
    const before = load(view, index) as number;
    gate.tell({ before, after: before });
    if (before !== expected) return 'not-equal';
    if (Number(timeoutMs) <= 0) return 'timed-out';
    return gate.sleep(number, place) ? 'ok' : 'timed-out';
  };
}

/** `Atomics.notify`: the controller knows who sleeps. */
function notifying({ gate, number, original, load }: Patch): AtomicFunction {
  return (...given) => {
    const [view, index, count = ALL] = given;
    const place = gate.placeOf(view, index);
    if (place === undefined) return original(...given);
    const woken = gate.meet(number, place, Math.min(Math.max(Number(count), 0), ALL));
    const before = load(view, index) as number;
    gate.tell({ before, after: before });
    return woken;
  };
}
