import type { AsyncScenario } from '../../../src/explore/index.js';

/** Deposits of 1 into one account, each of which reads, waits and writes. */
export function account({
  deposits,
  atomic,
}: {
  deposits: number;
  atomic: boolean;
}): AsyncScenario {
  return {
    name: 'account',
    start: ['empty'],
    setup(world) {
      let balance = 0;
      const deposit = async (): Promise<void> => {
        const seen = balance;
        await world.point('write');
        balance = (atomic ? balance : seen) + 1;
        world.note(`${balance}`);
      };
      const names = Array.from({ length: deposits }, (_, index) => `d${index + 1}`);
      return {
        actors: Object.fromEntries(names.map((name) => [name, deposit])),
        atRest: () =>
          balance === deposits ? undefined : `balance ${balance} after ${deposits} deposits`,
      };
    },
  };
}

/** A scenario of one start state and one actor. */
export function alone(
  act: (world: Parameters<AsyncScenario['setup']>[0]) => Promise<unknown>,
): AsyncScenario {
  return {
    name: 'alone',
    start: ['any'],
    setup: (world) => ({ actors: { a: () => act(world) } }),
  };
}
