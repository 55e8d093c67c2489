import type { Strategy } from '../strategy.js';
import type { AsyncOptions } from './options.js';
import type { AsyncScenario } from './scenario.js';

/** What a module exports as its default to be explored in a thread of its own. */
export interface ExplorationModule extends Omit<AsyncOptions, 'onStep'> {
  readonly scenario: AsyncScenario;
  /** Makes the strategy that decides. */
  readonly strategy: () => Strategy;
}
