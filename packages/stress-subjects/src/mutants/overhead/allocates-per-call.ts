import type { SubjectBreaker } from '@breaker-lab/stress-harness';
import { mutant } from '../mutant.js';

const KEPT = 64;
const WORDS_PER_KIB = 128;

/** One object of one property: 32 bytes. Nothing leaks, the next calls drop it. */
export const allocates32BytesPerCall = mutant(
  {
    name: 'allocates-32-bytes-per-call',
    fault: 'every call makes one small object that it does not need',
    owner: 'stress-overhead',
  },
  { breaker: (sound) => allocating(sound, (call) => ({ call })) },
);

export const allocates1KibPerCall = mutant(
  {
    name: 'allocates-1-kib-per-call',
    fault: 'every call makes a buffer that it does not need',
    owner: 'stress-overhead',
  },
  { breaker: (sound) => allocating(sound, (call) => new Array<number>(WORDS_PER_KIB).fill(call)) },
);

function allocating(
  sound: SubjectBreaker,
  make: (call: number) => object,
): Pick<SubjectBreaker, 'execute' | 'executeSync'> {
  const kept: object[] = [];
  let call = 0;
  const allocate = (): void => {
    call = (call + 1) % KEPT;
    kept[call] = make(call);
  };
  return {
    execute: (fn) => {
      allocate();
      return sound.execute(fn);
    },
    executeSync: <T>(fn: () => T) => {
      allocate();
      return sound.executeSync?.(fn) as T;
    },
  };
}
