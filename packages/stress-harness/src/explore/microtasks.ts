import { setImmediate as macrotask } from 'node:timers/promises';

/** Lets `count` microtasks go by: the smallest steps in which promises can overtake each other. */
export async function microtasks(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await Promise.resolve();
}

/** After these, turn the event loop as well: a subject may need more than microtasks. */
const PATIENT_MICROTASKS = 32;
const PATIENT_LOOPS = 3;

/**
 * Lets promises run on until `done`, without a clock: some microtasks, then a few turns of the
 * event loop.
 *
 * @returns whether it is done; false is a result too, for a subject that never comes to rest.
 */
export async function cameToRest(done: () => boolean): Promise<boolean> {
  for (let i = 0; i < PATIENT_MICROTASKS && !done(); i++) await Promise.resolve();
  for (let i = 0; i < PATIENT_LOOPS && !done(); i++) await macrotask();
  return done();
}
