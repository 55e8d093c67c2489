import type { PointState } from '../strategy.js';
import type { ControlledThread } from './controlled-thread.js';
import { sharedAreasOf } from './shared-areas.js';
import { rowOf, type ThreadStep } from './thread-step.js';

/** 64 bits, in two halves that are mixed on their own. */
class Digest {
  #one = 0x9e3779b9;
  #other = 0x7f4a7c15;

  add(word: number): void {
    this.#one = mixed(this.#one, word, 0x85ebca6b);
    this.#other = mixed(this.#other, word, 0x27d4eb2f);
  }

  addText(text: string): void {
    for (let at = 0; at < text.length; at++) this.add(text.charCodeAt(at));
    this.add(-1);
  }

  toString(): string {
    return `${this.#one.toString(36)}/${this.#other.toString(36)}`;
  }
}

function mixed(hash: number, word: number, factor: number): number {
  let next = Math.imul(hash ^ word, factor);
  next ^= next >>> 15;
  return Math.imul(next, 0x2c1b3c6d) ^ (next >>> 13);
}

/**
 * Names the states of one run: equal for two, if nothing that is still to come can differ.
 *
 * @remarks
 * That is: what the shared memory holds; of each thread what its operations have shown it, from which
 * all else it does follows; who sleeps, and in which order sleepers would be woken. Of n states two
 * different ones have one name with a probability of n² / 2⁶⁵: for a million, 3·10⁻⁸.
 */
export class StateName {
  readonly #bytes: readonly Uint8Array[];
  readonly #threads: readonly ControlledThread[];
  readonly #seen: ReadonlyMap<string, Digest>;

  constructor(threads: readonly ControlledThread[], shared: unknown) {
    this.#threads = threads;
    this.#bytes = sharedAreasOf(shared).buffers.map((buffer) => new Uint8Array(buffer));
    this.#seen = new Map(threads.map(({ name }) => [name, new Digest()]));
  }

  /** A step was taken. */
  add(step: ThreadStep): void {
    this.#seen.get(step.actor)?.addText(rowOf(step).did);
  }

  /** @param sleepers - names, the longest sleeper first. */
  now(sleepers: readonly string[]): PointState {
    const own = this.#threads.map(({ name, standing }): [string, string] => {
      const sleeps = sleepers.includes(name) ? ` sleeper ${sleepers.indexOf(name)}` : '';
      const isWoken = standing.at === 'woken' ? ' woken' : '';
      return [name, `${String(this.#seen.get(name))}${sleeps}${isWoken}`];
    });
    return { shared: this.#memory(), own: Object.fromEntries(own) };
  }

  #memory(): string {
    const memory = new Digest();
    for (const bytes of this.#bytes) for (const byte of bytes) memory.add(byte);
    return String(memory);
  }
}
