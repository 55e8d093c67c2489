import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectBreakerRegistry,
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectOptions,
} from '@breaker-lab/stress-harness';
import { breakerCore } from '../breaker-core.js';

/** A subject broken on purpose in one way. */
export interface Mutant {
  /** Its name in the registry, for `STRESS_SUBJECT`. */
  readonly name: string;
  /** What is wrong with it, in one sentence. */
  readonly fault: string;
  /** The category that exists to catch it. */
  readonly owner: string;
  readonly subject: BreakerSubject;
}

/** The one part that is replaced; all else stays breaker-core. */
export interface Replacement {
  /** Changes the options a breaker is created with. */
  readonly options?: (options: SubjectOptions) => SubjectOptions;
  /** Replaces methods of a sound breaker. */
  readonly breaker?: (sound: SubjectBreaker, options: SubjectOptions) => Partial<SubjectBreaker>;
  /** Replaces methods of a sound registry. */
  readonly registry?: (sound: SubjectBreakerRegistry) => Partial<SubjectBreakerRegistry>;
  /** Changes the options a cost breaker is created with. */
  readonly costOptions?: (options: SubjectCostOptions) => SubjectCostOptions;
  /** Stands in for the breaker that threads share. */
  readonly shared?: BreakerSubject['shared'];
  /** Stands in for the budget that threads share. */
  readonly sharedBudget?: BreakerSubject['sharedBudget'];
  /** Replaces methods of a sound cost breaker. */
  readonly costBreaker?: (
    sound: SubjectCostBreaker,
    options: SubjectCostOptions,
  ) => Partial<SubjectCostBreaker>;
}

/** Makes a mutant of breaker-core by replacing one part of it. */
export function mutant(
  identity: { readonly name: string; readonly fault: string; readonly owner: string },
  replacement: Replacement,
): Mutant {
  const { shared = breakerCore.shared, sharedBudget = breakerCore.sharedBudget } = replacement;
  const subject: BreakerSubject = {
    ...(shared && { shared }),
    ...(sharedBudget && { sharedBudget }),
    name: identity.name,
    capabilities: breakerCore.capabilities,
    create: (asked) => {
      const options = replacement.options?.(asked) ?? asked;
      const sound = breakerCore.create(options);
      return { ...sound, ...replacement.breaker?.(sound, options) };
    },
    createRegistry: (options) => {
      const sound = offered('a registry', breakerCore.createRegistry?.(options));
      return { ...sound, ...replacement.registry?.(sound) };
    },
    createCost: (asked) => {
      const options = replacement.costOptions?.(asked) ?? asked;
      const sound = offered('a cost breaker', breakerCore.createCost?.(options));
      return { ...sound, ...replacement.costBreaker?.(sound, options) };
    },
  };
  return { ...identity, subject };
}

function offered<T>(what: string, made: T | undefined): T {
  if (made === undefined) throw new TypeError(`breaker-core does not offer ${what}`);
  return made;
}
