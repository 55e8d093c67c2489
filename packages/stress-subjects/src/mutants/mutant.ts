import type {
  BreakerSubject,
  SubjectBreaker,
  SubjectCostBreaker,
  SubjectCostOptions,
  SubjectKeyedBreakers,
  SubjectKeyedOptions,
  SubjectOptions,
} from '@breaker-lab/stress-harness';
import { breakerCore } from '../breaker-core.js';

/** What sort of fault a mutant has. */
export type MutantKind =
  'state' | 'counting' | 'timing' | 'leak' | 'race' | 'resource' | 'overhead' | 'cost';

/** The kind of a mutant that names none: its owner was made for it. */
const KIND_BY_OWNER: Readonly<Record<string, MutantKind>> = {
  'stress-memory-leaks': 'leak',
  'stress-degradation': 'overhead',
  'stress-thread-safety': 'race',
  'stress-resource-exhaustion': 'resource',
  'stress-overhead': 'overhead',
  'stress-cost': 'cost',
};

/** A subject broken on purpose in one way. */
export interface Mutant {
  /** Its name in the registry, for `STRESS_SUBJECT`. */
  readonly name: string;
  /** What is wrong with it, in one sentence. */
  readonly fault: string;
  /** The category that exists to catch it. */
  readonly owner: string;
  readonly kind: MutantKind;
  readonly subject: BreakerSubject;
}

/** What a mutant says of itself. */
export interface MutantIdentity extends Pick<Mutant, 'name' | 'fault' | 'owner'> {
  /** Default: what its owner is about; `state` where that is everything. */
  readonly kind?: MutantKind;
}

/** The one part that is replaced; all else stays breaker-core. */
export interface Replacement {
  /** Changes the options a breaker is created with. */
  readonly options?: (options: SubjectOptions) => SubjectOptions;
  /** Replaces methods of a sound breaker. */
  readonly breaker?: (sound: SubjectBreaker, options: SubjectOptions) => Partial<SubjectBreaker>;
  /** Stands in for the breakers by key. */
  readonly keyed?: (options: SubjectKeyedOptions) => SubjectKeyedBreakers;
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
export function mutant(identity: MutantIdentity, replacement: Replacement): Mutant {
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
    createKeyed: replacement.keyed ?? createSoundKeyed,
    createCost: (asked) => {
      const options = replacement.costOptions?.(asked) ?? asked;
      const sound = offered('a cost breaker', breakerCore.createCost?.(options));
      return { ...sound, ...replacement.costBreaker?.(sound, options) };
    },
  };
  const { kind = KIND_BY_OWNER[identity.owner] ?? 'state' } = identity;
  return { ...identity, kind, subject };
}

/** Breakers by key as breaker-core makes them. */
export function createSoundKeyed(options: SubjectKeyedOptions): SubjectKeyedBreakers {
  return offered('breakers by key', breakerCore.createKeyed?.(options));
}

function offered<T>(what: string, made: T | undefined): T {
  if (made === undefined) throw new TypeError(`breaker-core does not offer ${what}`);
  return made;
}
