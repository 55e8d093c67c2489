import type {
  SubjectSharedBreaker,
  SubjectSharedClock,
  SubjectSharedPermit,
} from '@breaker-lab/stress-harness';
import { coreShared } from '../../core-shared.js';
import { mutant } from '../mutant.js';

const owner = 'stress-thread-safety';

/** Whoever finds no slot looks again, and again, and lets nobody else on. */
export const spinsForASlot = mutant(
  {
    name: 'spins-for-a-slot',
    fault: 'a call that finds no trial slot in a shared breaker looks again until there is one',
    owner,
  },
  {
    shared: {
      create: (options, clock) => spinning(coreShared.create(options, clock)),
      attach: (handle, clock) => spinning(coreShared.attach(handle, clock)),
    },
  },
);

function spinning(sound: SubjectSharedBreaker): SubjectSharedBreaker {
  return {
    ...sound,
    acquire: () => {
      for (;;) {
        const permit = sound.acquire();
        if (permit !== undefined || sound.state() !== 'half-open') return permit;
      }
    },
  };
}

/** A shared breaker, and a flag by which its threads wait for each other. */
interface FlaggedHandle {
  readonly inner: unknown;
  /** 1 while somebody waits. */
  readonly flag: SharedArrayBuffer;
}

const WAITING = 1;

/** Between the last look and the sleep, the slot may come free: nobody wakes who sleeps then. */
export const losesAWakeUp = mutant(
  {
    name: 'loses-a-wake-up',
    fault: 'a call that finds no trial slot sleeps until it is woken, which may have been before',
    owner,
  },
  {
    shared: {
      create: (options, clock) =>
        sleeping(coreShared.create(options, clock), new SharedArrayBuffer(4)),
      attach: attachSleeping,
    },
  },
);

function attachSleeping(handle: unknown, clock?: SubjectSharedClock): SubjectSharedBreaker {
  const { inner, flag } = handle as FlaggedHandle;
  return sleeping(coreShared.attach(inner, clock), flag);
}

function sleeping(sound: SubjectSharedBreaker, memory: SharedArrayBuffer): SubjectSharedBreaker {
  const flag = new Int32Array(memory);
  const handle: FlaggedHandle = { inner: sound.handle, flag: memory };
  return {
    ...sound,
    handle,
    acquire: () => {
      for (;;) {
        const permit = sound.acquire();
        if (permit !== undefined) return wakingPermit(permit, flag);
        if (sound.state() !== 'half-open') return undefined;
        Atomics.store(flag, 0, WAITING);
        Atomics.wait(flag, 0, WAITING);
      }
    },
  };
}

function wakingPermit(permit: SubjectSharedPermit, flag: Int32Array): SubjectSharedPermit {
  const wake = (): void => {
    if (Atomics.exchange(flag, 0, 0) === WAITING) Atomics.notify(flag, 0);
  };
  return {
    succeed: () => {
      permit.succeed();
      wake();
    },
    fail: () => {
      permit.fail();
      wake();
    },
  };
}
