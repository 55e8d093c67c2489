import type { ExplorerWorld } from './explorer-world.js';

type Descriptors = readonly (readonly [object: object, key: string, value: unknown])[];

/**
 * The global clock, timers and randomness, in the hand of a world while code under test runs.
 *
 * @remarks
 * Left alone: what is imported from `node:timers`, `node:timers/promises`, `node:perf_hooks` and
 * `node:crypto`, and whatever a module kept of the globals before.
 */
export class ControlledGlobals {
  readonly #originals: Descriptors;
  readonly #controlled: Descriptors;

  constructor(world: ExplorerWorld) {
    this.#controlled = controlledBy(world);
    this.#originals = this.#controlled.map(([object, key]) => [
      object,
      key,
      Reflect.get(object, key) as unknown,
    ]);
  }

  take(): void {
    put(this.#controlled);
  }

  giveBack(): void {
    put(this.#originals);
  }
}

function put(descriptors: Descriptors): void {
  for (const [object, key, value] of descriptors) Reflect.set(object, key, value);
}

function controlledBy(world: ExplorerWorld): Descriptors {
  const withArguments =
    (set: typeof world.setTimeout) =>
    (callback: (...args: unknown[]) => void, delayMs?: number, ...args: unknown[]) =>
      set(() => {
        callback(...args);
      }, delayMs);
  const wallMs = (): number => WALL_START_MS + world.nowMs();
  const date = new Proxy(Date, {
    construct: (real, args, made) =>
      Reflect.construct(real, args.length === 0 ? [wallMs()] : args, made) as object,
    get: (real, key) => (key === 'now' ? wallMs : (Reflect.get(real, key) as unknown)),
  });
  return [
    [globalThis, 'setTimeout', withArguments(world.setTimeout)],
    [globalThis, 'setInterval', withArguments(world.setInterval)],
    [globalThis, 'clearTimeout', world.clearTimer],
    [globalThis, 'clearInterval', world.clearTimer],
    [globalThis, 'Date', date],
    [performance, 'now', world.nowMs],
    [Math, 'random', world.random],
  ];
}

/** 2026-01-01: some code takes a wall clock near 0 for one that was never set. */
const WALL_START_MS = 1_767_225_600_000;
