import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seeded } from '../seeded.js';
import { commands } from './commands.js';
import { EDGES } from './edges.js';
import { someOptions } from './option-arbitraries.js';
import { Pair } from './pair.js';
import { Sightings } from './sightings.js';

/** Fewer than by default are for a quick look: they do not take every edge. */
const LEAST_COMMANDS = Number(process.env.BREAKER_MODEL_COMMANDS ?? 100_000);
/** A sequence has somewhat more on average. */
const COMMANDS_PER_SEQUENCE = 100;

const start = fc.record({ shadow: fc.boolean(), hearsCalls: fc.boolean() });
const sightings = new Sightings();

describe('the breaker does what a model written from its documentation does', () => {
  test(`in each of ${LEAST_COMMANDS} steps: its state, its counts, all that it tells`, async () => {
    await fc.assert(
      fc.asyncProperty(someOptions, start, commands, async (options, begun, sequence) => {
        const pair = new Pair(options, begun, sightings);
        const { actual, expected } = await pair.play(sequence);
        expect(actual).toEqual(expected);
      }),
      { ...seeded, numRuns: Math.ceil(LEAST_COMMANDS / COMMANDS_PER_SEQUENCE) },
    );
    expect(sightings.commands).toBeGreaterThanOrEqual(LEAST_COMMANDS);
    expect(sightings.edges).toEqual(EDGES);
    expect(sightings.trips).toEqual(['consecutive-failures', 'failure-rate', 'slow-call-rate']);
    expect(sightings.rejections).toEqual([
      'forced-open',
      'half-open',
      'half-open in shadow',
      'in-flight-limit',
      'in-flight-limit in shadow',
      'isolated',
      'open',
      'open in shadow',
      'recovering',
      'recovering in shadow',
    ]);
  });
});
