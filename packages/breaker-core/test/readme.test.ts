import { describe, expect, test } from '@jest/globals';
import * as core from '../src/index.js';
import { closedScene, codeOf, DEADLINE_MS, dueScene } from './fixture.js';
import { named, README, readmeTable } from './readme-table.js';

/** Defaults that the README says in words; each is no value in the effective options. */
const IN_WORDS = {
  slowCallDurationMs: 'no call is',
  halfOpenRule: 'halfOpenTrials successes',
  halfOpenQueue: 'nobody waits',
  recovery: 'all at once',
  maxInFlight: 'no limit',
  timeoutMs: 'for ever',
  classify: 'every error is a failure',
  classifyResult: 'every result is a success',
};

/** A breaker that has met everything there is an event for, and the events' fields by name. */
function eventFields(): Record<string, string[]> {
  const { breaker, clock } = dueScene({ timeoutMs: 1 });
  const fields: Record<string, string[]> = {};
  for (const event of core.BREAKER_EVENTS) {
    breaker.on(event, (told) => (fields[event] = Object.keys(told).sort()));
  }
  const trial = breaker.acquire();
  codeOf(() => breaker.acquire());
  clock.advance(DEADLINE_MS);
  breaker.acquire();
  trial.success();
  breaker.forceClose();
  void breaker.tryExecute(() => new Promise(() => undefined));
  clock.advance(1);
  breaker.restore(0);
  return fields;
}

describe('the README tells what the code does', () => {
  test('every default in its table is the effective one', () => {
    const { trip, ...rest } = core.circuitBreakerDefaults;
    const { options } = new core.CircuitBreaker().explain();
    const rows = readmeTable('option').map((row): [unknown, unknown] => [row[0], row.at(-1)]);
    expect(Object.fromEntries(rows)).toEqual({
      ...IN_WORDS,
      name: rest.name,
      trip: `failure rate ${trip.failureRateThreshold} of at least ${trip.minimumCalls} calls in the last ${trip.window.durationMs} ms`,
      openDurationMs: String(rest.openDurationMs),
      halfOpenTrials: String(rest.halfOpenTrials),
      trialDeadlineMs: String(rest.trialDeadlineMs),
      shadow: String(rest.shadow),
      clock: 'monotonicClock',
      random: 'systemRandom',
    });
    expect(options).toMatchObject({ ...rest, trip: [trip], clock: core.monotonicClock });
    expect(options.random).toBe(core.systemRandom);
    for (const option of Object.keys(IN_WORDS)) {
      expect(options[option as keyof typeof IN_WORDS]).toBe(undefined);
    }
  });

  test('every option it names is one, and every option is named', () => {
    const options = readmeTable('option').map((cells) => cells[0]);
    const unknown = { nonsense: 1 } as core.CircuitBreakerOptions;
    expect(() => closedScene(unknown)).toThrow(`known options are ${options.join(', ')}`);
  });

  test('every event it names is one, with its fields and no others', () => {
    const told = readmeTable('event').map(([event, fields]) => [event, fields?.split(' ').sort()]);
    expect(Object.fromEntries(told)).toEqual(eventFields());
    expect(told.map(([event]) => event)).toEqual(core.BREAKER_EVENTS);
  });

  test('every error class it names is exported, and has the code it says', () => {
    const told = readmeTable('code');
    const classes = told.map(([, name]) => (core as Record<string, unknown>)[name ?? '']);
    const codes = classes.map((ErrorClass) => {
      const make = ErrorClass as new (...args: unknown[]) => { code: unknown };
      return new make('', [], {}, {}).code;
    });
    expect(codes).toEqual(told.map(([code]) => code));
    expect(codes).toHaveLength(12);
  });

  test('every count it explains is there, and every count is explained', () => {
    const sum = /admitted = ([\w +]+)/.exec(README)?.[1]?.split(' + ') ?? [];
    const all = ['admitted', ...sum, ...named('Beside the sum stand')].sort();
    expect(Object.keys(closedScene().breaker.counts).sort()).toEqual(all);
  });
});
