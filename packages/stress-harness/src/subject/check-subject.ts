import { HarnessError } from '../harness-error.js';
import {
  CAPABILITIES,
  type BreakerSubject,
  type Capability,
  type SubjectOptions,
} from './subject.js';

const BREAKER_METHODS: Partial<Record<Capability, string>> = {
  sync: 'executeSync',
  counts: 'counts',
  transitions: 'onTransition',
  timeout: 'isTimeout',
  abort: 'executeAbortable',
  listeners: 'subscribe',
};

const OPTIONS: SubjectOptions = {
  trip: { kind: 'consecutive', failures: 5 },
  openDurationMs: 1_000,
  halfOpenTrials: 1,
};

const SHARED_PARTS = { shared: 'shared', 'shared-budget': 'sharedBudget' } as const;

/**
 * Checks that a value is a subject whose breakers have every method its capabilities promise.
 *
 * @throws {@link HarnessError} `ERR_SUBJECT` listing everything that is missing.
 */
export function checkSubject(value: unknown, where: string): BreakerSubject {
  const missing = [...problems(value)];
  if (missing.length === 0) return value as BreakerSubject;
  throw new HarnessError(
    'ERR_SUBJECT',
    `${where}: not a subject: ${missing.join('; ')}; see "Put your own breaker in" in README.md`,
  );
}

function* problems(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    yield 'the module must export `subject` (or a default), an object';
    return;
  }
  const subject = value as Partial<BreakerSubject>;
  if (typeof subject.name !== 'string' || subject.name === '') yield '`name` must be a text';
  const capabilities: unknown = subject.capabilities;
  if (!Array.isArray(capabilities)) {
    yield `\`capabilities\` must be a list out of ${CAPABILITIES.join(', ')}`;
    return;
  }
  for (const capability of capabilities) {
    if (!CAPABILITIES.includes(capability as Capability)) {
      yield `unknown capability "${String(capability)}"; known: ${CAPABILITIES.join(', ')}`;
    }
  }
  if (typeof subject.create !== 'function') yield '`create(options)` is missing';
  else yield* breakerProblems(subject as BreakerSubject);
  if (capabilities.includes('registry')) yield* registryProblems(subject);
  if (capabilities.includes('cost')) yield* costProblems(subject);
  for (const [capability, part] of Object.entries(SHARED_PARTS)) {
    if (!capabilities.includes(capability)) continue;
    const { create, attach } = Object(subject[part]) as Record<string, unknown>;
    if (typeof create !== 'function' || typeof attach !== 'function') {
      yield `capability "${capability}" needs \`${part}\` with \`create\` and \`attach\``;
    }
  }
}

function* breakerProblems(subject: BreakerSubject): Generator<string> {
  const promised = subject.capabilities.flatMap((capability) => BREAKER_METHODS[capability] ?? []);
  yield* missingMethods('create(options)', {
    make: () => subject.create(OPTIONS),
    wanted: ['execute', 'state', 'isRejection', ...promised],
  });
}

function* registryProblems(subject: Partial<BreakerSubject>): Generator<string> {
  if (typeof subject.createRegistry !== 'function') {
    yield 'capability "registry" needs `createRegistry(options)`';
    return;
  }
  yield* missingMethods('createRegistry(options)', {
    make: () => subject.createRegistry?.({ ...OPTIONS, maxBreakers: 1 }),
    wanted: ['execute', 'isRejection', 'size'],
  });
}

function* costProblems(subject: Partial<BreakerSubject>): Generator<string> {
  if (typeof subject.createCost !== 'function') {
    yield 'capability "cost" needs `createCost(options)`';
    return;
  }
  yield* missingMethods('createCost(options)', {
    make: () => subject.createCost?.({ dailyCap: 1, reservationTtlMs: 1_000 }),
    wanted: ['execute', 'isRejection', 'usage'],
  });
}

/** Makes one breaker, as a scenario would, and looks at what came. */
function* missingMethods(
  maker: string,
  { make, wanted }: { make: () => unknown; wanted: readonly string[] },
): Generator<string> {
  let made: unknown;
  try {
    made = make();
  } catch (error) {
    yield `\`${maker}\` threw: ${error instanceof Error ? error.message : String(error)}`;
    return;
  }
  const breaker = Object(made) as Record<string, unknown>;
  for (const method of wanted) {
    if (typeof breaker[method] !== 'function') {
      yield `what \`${maker}\` returns lacks the method \`${method}\``;
    }
  }
  if (typeof breaker.dispose === 'function') (breaker as { dispose: () => void }).dispose();
}
