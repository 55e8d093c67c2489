import type { ExplorerWorld } from './explorer-world.js';
import { onBehalfOf, SETUP } from './owner.js';
import type { Misdeed } from './process-guard.js';
import type { AsyncPlan, AsyncScenario } from './scenario.js';

/** What setting up takes. */
export interface SetUpMeans {
  readonly world: ExplorerWorld;
  readonly start: string;
  readonly stepsMax: number;
  /** Lets code under test do something, and everything that follows without another step. */
  readonly act: (work: () => void) => Promise<void>;
}

/** Brings a scenario to a start state: whatever it waits for on the way goes on at once. */
export async function setUp(
  scenario: AsyncScenario,
  { world, start, stepsMax, act }: SetUpMeans,
): Promise<AsyncPlan | Misdeed> {
  let result: AsyncPlan | Misdeed | undefined;
  const failed = (error: unknown): void => {
    result = { outcome: 'violated', message: `setup failed: ${String(error)}` };
  };
  const begin = async (): Promise<void> => {
    result = await scenario.setup(world, start);
  };
  await act(() => {
    onBehalfOf(SETUP, begin).catch(failed);
  });
  for (let steps = 0; result === undefined && steps < stepsMax; steps++) {
    const next = world.pending[0];
    if (next === undefined) break;
    await act(() => {
      next.release(0);
    });
  }
  return result ?? { outcome: 'deadlock', message: `setup of "${start}" never ends` };
}
