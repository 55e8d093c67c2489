import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '@breaker-lab/stress-harness';

/** What the matrix knows of a mutant. */
export interface MutantFacts {
  readonly name: string;
  /** What is wrong with it, in one sentence. */
  readonly fault: string;
  /** The category that exists to catch it. */
  readonly owner: string;
  /** What sort of fault it is: state, counting, timing, leak … */
  readonly kind: string;
}

interface JestConfiguration {
  readonly default: { readonly globals: { readonly stressRegistry: string } };
}

/**
 * The mutants of the registry that the stress tests use. A tool imports nothing but the harness; the
 * registry is found where Jest finds it: by the name in its configuration.
 *
 * @throws {@link HarnessError} `ERR_MUTANTS` when it has none, or one that says too little.
 */
export async function loadMutants(root: string): Promise<readonly MutantFacts[]> {
  const configuration = (await importFile(
    join(root, 'tools', 'jest', 'stress.config.mjs'),
  )) as JestConfiguration;
  const registry = configuration.default.globals.stressRegistry;
  const file = createRequire(join(root, 'package.json')).resolve(registry);
  const registered = (await importFile(file)) as { readonly mutants?: () => unknown };
  const mutants = await registered.mutants?.();
  if (!Array.isArray(mutants) || mutants.length === 0 || !mutants.every(isMutant)) {
    throw new HarnessError(
      'ERR_MUTANTS',
      `${registry}: its export "mutants" must be a function that gives a list of { name, fault, owner, kind }, each a text`,
    );
  }
  return mutants.map(({ name, fault, owner, kind }) => ({ name, fault, owner, kind }));
}

function importFile(path: string): Promise<unknown> {
  return import(pathToFileURL(path).href);
}

function isMutant(value: unknown): value is MutantFacts {
  const { name, fault, owner, kind } = value as Partial<MutantFacts>;
  return [name, fault, owner, kind].every((text) => typeof text === 'string');
}
