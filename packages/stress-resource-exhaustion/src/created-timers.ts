import { createHook } from 'node:async_hooks';

/** How many timers are made while something goes on, by whomever, referenced or not. */
export async function createdTimers(during: () => Promise<void>): Promise<number> {
  let created = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'Timeout') created++;
    },
  });
  hook.enable();
  await during();
  hook.disable();
  return created;
}
