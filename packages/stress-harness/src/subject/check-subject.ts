import { HarnessError } from '../harness-error.js';
import { CAPABILITIES, type BreakerSubject, type Capability } from './subject.js';

const BREAKER_METHODS: Partial<Record<Capability, string>> = {
  sync: 'executeSync',
  counts: 'counts',
  transitions: 'onTransition',
};

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
  if (capabilities.includes('cost')) yield* costProblems(subject);
}

function* breakerProblems(subject: BreakerSubject): Generator<string> {
  const breaker: object = subject.create({
    trip: { kind: 'consecutive', failures: 5 },
    openDurationMs: 1000,
    halfOpenTrials: 1,
  });
  const wanted = ['execute', 'state', 'isRejection'];
  for (const capability of subject.capabilities)
    wanted.push(BREAKER_METHODS[capability] ?? 'execute');
  yield* missingMethods(breaker, { of: 'create()', wanted });
  disposeOf(breaker);
}

function* costProblems(subject: Partial<BreakerSubject>): Generator<string> {
  if (typeof subject.createCost !== 'function') {
    yield 'capability "cost" needs `createCost(options)`';
    return;
  }
  const breaker: object = subject.createCost({ dailyCap: 1, reservationTtlMs: 1000 });
  yield* missingMethods(breaker, {
    of: 'createCost()',
    wanted: ['execute', 'isRejection', 'usage'],
  });
  disposeOf(breaker);
}

function* missingMethods(
  breaker: object,
  { of, wanted }: { of: string; wanted: readonly string[] },
): Generator<string> {
  for (const method of new Set(wanted)) {
    if (typeof (breaker as Record<string, unknown>)[method] !== 'function') {
      yield `what \`${of}\` returns lacks the method \`${method}\``;
    }
  }
}

function disposeOf(breaker: object): void {
  const { dispose } = breaker as { dispose?: () => void };
  if (typeof dispose === 'function') dispose.call(breaker);
}
