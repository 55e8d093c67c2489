import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { lockAddress } from '../../src/lock/lock-address.js';
import { holding, PLATFORMS, take, uniqueName } from './holding.js';

/** Processes are started. */

describe.each(PLATFORMS)('a lock as on %s', (platform) => {
  test('is free for the next one as soon as it is given back', async () => {
    const name = uniqueName();
    (await take(name, platform, { waitMaxMs: 0 })).release();
    (await take(name, platform, { waitMaxMs: 0 })).release();
  });

  test('is free as soon as its holder is killed; who waits was told who holds it, and since when', async () => {
    const name = uniqueName();
    const holder = await holding(name, platform);
    const told: unknown[] = [];
    const lock = await take(name, platform, {
      onWait: (who) => {
        told.push(who);
        holder.kill('SIGKILL');
      },
    });
    expect(told).toEqual([
      {
        what: 'stress-first',
        folder: '/somewhere',
        pid: holder.pid,
        since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
      },
    ]);
    lock.release();
  });

  test('is waited for no longer than was asked, and the error says who has it', async () => {
    const name = uniqueName();
    const holder = await holding(name, platform);
    // It has to be heard before its name can be told.
    await expect(take(name, platform, { waitMaxMs: 1_500 })).rejects.toMatchObject({
      code: 'ERR_RUN_LOCK',
      message: expect.stringContaining(`stress-first (process ${holder.pid}`) as unknown,
    });
    holder.kill('SIGKILL');
  });

  test('is held by one at a time, however many want it', async () => {
    const name = uniqueName();
    let inside = 0;
    let most = 0;
    const visit = async (): Promise<void> => {
      const lock = await take(name, platform);
      most = Math.max(most, ++inside);
      await new Promise(setImmediate);
      inside--;
      lock.release();
    };
    await Promise.all(Array.from({ length: 10 }, visit));
    expect(most).toBe(1);
  });
});

test('a holder that says nothing, or nothing of sense, is waited for all the same', async () => {
  const name = uniqueName();
  const silent = createServer((socket) => socket.write('220 mail.example ESMTP\n'));
  silent.listen(lockAddress(name, process.platform));
  await once(silent, 'listening');
  let told: unknown = 'nothing';
  const wanted = take(name, process.platform as 'linux', {
    waitMaxMs: 100,
    onWait: (who) => (told = who),
  });
  await expect(wanted).rejects.toThrow('somebody who does not say who');
  expect(told).toBeUndefined();
  silent.close();
});

test('a lock keeps no process alive', async () => {
  const holder = await holding(uniqueName(), 'linux', { forMs: 0 });
  const [exitCode] = (await once(holder, 'exit')) as [number];
  expect(exitCode).toBe(0);
});
