const FUNCTIONS = ['load', 'store', 'compareExchange'] as const;

type AtomicFunction = (...args: readonly unknown[]) => unknown;

/** Called before each atomic operation. */
const watchers: (() => void)[] = [];

// Once for all: the engine compiles anew whatever calls a function that is replaced again and again.
for (const name of FUNCTIONS) {
  const original = Reflect.get(Atomics, name) as AtomicFunction;
  const watched: AtomicFunction = (...args) => {
    for (const onStep of watchers) onStep();
    return original(...args);
  };
  Reflect.set(Atomics, name, watched);
}

/**
 * Runs `run` and, before its atomic operation number `step`, counted from 1, `meanwhile`: as if its
 * thread had stopped there for as long as that takes.
 *
 * @returns whether it has come to that operation.
 */
export function stopped(step: number, run: () => void, meanwhile: () => void): boolean {
  let steps = 0;
  watchers.push(() => {
    if (++steps === step) meanwhile();
  });
  try {
    run();
  } finally {
    watchers.pop();
  }
  return steps >= step;
}

const DEATH = new Error('the thread has died');

/**
 * Runs `run` up to its atomic operation number `step`: as if its thread had died there.
 *
 * @returns whether it has come to that operation.
 */
export function killed(step: number, run: () => void): boolean {
  try {
    stopped(step, run, () => {
      throw DEATH;
    });
    return false;
  } catch (error) {
    if (error !== DEATH) throw error;
    return true;
  }
}

/** The steps, from 1, until `at` says that there was none any more. */
export function everyStep(at: (step: number) => boolean): number {
  let step = 1;
  while (at(step)) step += 1;
  return step - 1;
}
