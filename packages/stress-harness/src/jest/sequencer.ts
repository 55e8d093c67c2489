import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Profile } from '../profile.js';
import type { Scenario } from '../scenario/scenario.js';
import { readSettings } from '../settings.js';

// Required: its types are those of its CommonJS file, where an import would get another one.
const { default: TestSequencer } = createRequire(import.meta.url)(
  '@jest/test-sequencer',
) as typeof import('@jest/test-sequencer');

type Tests = Parameters<InstanceType<typeof TestSequencer>['sort']>[0];

const SUFFIX = /\.stress\.[^.]+$/;

/**
 * Jest's order of a category's files: first those that bear a neighbour, so that both places are
 * taken until the last of them is done, the longest first; then those that are measured alone.
 */
export default class StressSequencer extends TestSequencer {
  override async sort(tests: Tests): Promise<Tests> {
    const { profile } = readSettings(process.env);
    const placed: { test: Tests[number]; turn: number }[] = [];
    for (const test of tests) placed.push({ test, turn: turnOf(await scenarioOf(test), profile) });
    return placed.sort((one, other) => one.turn - other.turn).map(({ test }) => test);
  }
}

/** The lower, the sooner. */
function turnOf(scenario: Scenario | undefined, profile: Profile): number {
  if (scenario?.bearsNeighbour !== true) return 0;
  return -scenario.expectedSeconds[profile];
}

/** The scenario of a test file's name; undefined where there is none, or it is not built. */
async function scenarioOf({ path, context }: Tests[number]): Promise<Scenario | undefined> {
  const name = basename(path).replace(SUFFIX, '');
  const file = join(context.config.rootDir, 'dist', `${name}.scenario.js`);
  try {
    return ((await import(pathToFileURL(file).href)) as { default: Scenario }).default;
  } catch {
    // The test will say what is wrong with it.
    return undefined;
  }
}
