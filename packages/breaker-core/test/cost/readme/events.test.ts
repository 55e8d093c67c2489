import { describe, expect, test } from '@jest/globals';
import { COST_EVENTS, type CostEventName } from '../../../src/index.js';
import { COST_GUIDE, costTable, named, words } from '../../readme-table.js';
import { codeOf, costLab } from '../cost-lab.js';

const ID = { id: 'order-17' };

/** The fields of every event, of a cost breaker that has met everything there is an event for. */
async function fieldsOfEvents(): Promise<Record<string, string[]>> {
  const { breaker, clock } = costLab({
    budgets: [{ per: 'day', cap: 10, softCap: 1 }],
    reservationTtlMs: 1_000,
    rules: [{ name: 'any', when: { kind: 'operation-cost', above: 1 }, action: { kind: 'alert' } }],
  });
  const fields: Record<string, string[]> = {};
  for (const event of COST_EVENTS) {
    breaker.on(event, (told) => (fields[event] = Object.keys(told).sort()));
  }
  breaker.reserve(2, { id: 'released' }).release();
  breaker.reserve(1, { id: 'expired' });
  clock.advance(1_000);
  const reservation = breaker.reserve(1, ID);
  reservation.commit(2);
  reservation.refund(1);
  await breaker.execute(() => 1, { ...ID, id: 'unpriced', estimate: 1, actual: () => Number.NaN });
  breaker.setCap({ per: 'day', cap: 5 });
  codeOf(() => breaker.reserve(9));
  return fields;
}

/** The fields of all events about something, as the README says in a line. */
const about = (what = ''): string[] => named(`- About ${what}: `, { text: COST_GUIDE, end: '.' });

describe('events in the README', () => {
  test('are all there are, in their order', () => {
    expect(costTable('event').map(([event]) => event)).toEqual(COST_EVENTS);
  });

  test('have the fields it says and no others, but for a call, which is refused', async () => {
    const told = costTable('event').map(([event = '', what, besides]): [string, string[]] => [
      event,
      [...about(what), ...words(besides)].sort(),
    ]);
    const { blocked, ...others } = await fieldsOfEvents();
    expect(blocked).toContain('retryAtEpochMs');
    expect(Object.fromEntries(told)).toEqual({ blocked: [], ...others } satisfies Partial<
      Record<CostEventName, string[]>
    >);
  });
});
