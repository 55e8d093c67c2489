import { AsyncLocalStorage } from 'node:async_hooks';

/** Who acts before any actor does. */
export const SETUP = 'setup';

const storage = new AsyncLocalStorage<string>();

/** On whose behalf the code that is running runs, over every `await`. */
export function owner(): string {
  return storage.getStore() ?? SETUP;
}

/** Runs `work`, and all that follows from it, on behalf of `actor`. */
export function onBehalfOf<T>(actor: string, work: () => T): T {
  return storage.run(actor, work);
}
