import { describe, expect, test } from '@jest/globals';
import type { CalendarUnit } from '../../src/index.js';
import { budgetOf, costLab } from './cost-lab.js';
import { ManualCalendar } from './manual-calendar.js';

/** The period that holds at each instant, each asked of a breaker of its own. */
function at(timeZone: string, per: CalendarUnit, ...instants: string[]): unknown[] {
  return instants.map((instant) => {
    const calendar = new ManualCalendar(instant);
    const { breaker } = costLab({ budgets: [{ per, cap: 1 }], timeZone, calendar });
    const { key, resetsAtEpochMs } = budgetOf(breaker, per);
    return [key, new Date(resetsAtEpochMs ?? Number.NaN).toISOString()];
  });
}

describe('days and hours are those of the time zone', () => {
  test('a day of 23 hours: Berlin puts its clocks forward', () => {
    const day = ['2026-03-29', '2026-03-29T22:00:00.000Z'];
    expect(
      at(
        'Europe/Berlin',
        'day',
        '2026-03-28T22:59:59.999Z',
        '2026-03-28T23:00:00Z',
        '2026-03-29T21:59:59.999Z',
        '2026-03-29T22:00:00Z',
      ),
    ).toEqual([
      ['2026-03-28', '2026-03-28T23:00:00.000Z'],
      day,
      day,
      ['2026-03-30', '2026-03-30T22:00:00.000Z'],
    ]);
  });

  test('a day of 25 hours: Berlin puts its clocks back', () => {
    const day = ['2026-10-25', '2026-10-25T23:00:00.000Z'];
    const instants = ['2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'];
    expect(at('Europe/Berlin', 'day', ...instants)).toEqual([day, day]);
  });

  test('New York changes on its own days', () => {
    expect(at('America/New_York', 'day', '2026-03-08T05:00:00Z', '2026-11-01T04:00:00Z')).toEqual([
      ['2026-03-08', '2026-03-09T04:00:00.000Z'],
      ['2026-11-01', '2026-11-02T05:00:00.000Z'],
    ]);
  });

  test('an hour that repeats is two hours, told apart by their offsets', () => {
    const instants = ['2026-10-24T23:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'];
    expect(at('Europe/Berlin', 'hour', ...instants, '2026-10-25T02:30:00Z')).toEqual([
      ['2026-10-25T01', '2026-10-25T00:00:00.000Z'],
      ['2026-10-25T02+02:00', '2026-10-25T01:00:00.000Z'],
      ['2026-10-25T02+01:00', '2026-10-25T02:00:00.000Z'],
      ['2026-10-25T03', '2026-10-25T03:00:00.000Z'],
    ]);
    expect(at('America/New_York', 'hour', '2026-11-01T05:59:59.999Z')).toEqual([
      ['2026-11-01T01-04:00', '2026-11-01T06:00:00.000Z'],
    ]);
  });

  test('an hour that is skipped takes no time', () => {
    expect(at('Europe/Berlin', 'hour', '2026-03-29T00:59:59.999Z', '2026-03-29T01:00:00Z')).toEqual(
      [
        ['2026-03-29T01', '2026-03-29T01:00:00.000Z'],
        ['2026-03-29T03', '2026-03-29T02:00:00.000Z'],
      ],
    );
  });

  test('hours of a half-hour offset turn at the half hour', () => {
    expect(at('Asia/Kolkata', 'hour', '2026-03-14T12:29:59.999Z', '2026-03-14T12:30:00Z')).toEqual([
      ['2026-03-14T17', '2026-03-14T12:30:00.000Z'],
      ['2026-03-14T18', '2026-03-14T13:30:00.000Z'],
    ]);
    expect(at('Asia/Kolkata', 'day', '2026-03-14T18:29:59.999Z')).toEqual([
      ['2026-03-14', '2026-03-14T18:30:00.000Z'],
    ]);
  });

  test('clocks put back by half an hour make one hour of an hour and a half, told in two', () => {
    const instants = ['2026-04-04T14:10:00Z', '2026-04-04T15:10:00Z', '2026-04-04T15:30:00Z'];
    expect(at('Australia/Lord_Howe', 'hour', ...instants)).toEqual([
      ['2026-04-05T01+11:00', '2026-04-04T15:00:00.000Z'],
      ['2026-04-05T01+10:30', '2026-04-04T15:30:00.000Z'],
      ['2026-04-05T02', '2026-04-04T16:30:00.000Z'],
    ]);
  });

  test('a day whose midnight is skipped begins an hour later', () => {
    expect(at('Africa/Cairo', 'day', '2026-04-23T21:59:59.999Z', '2026-04-23T22:00:00Z')).toEqual([
      ['2026-04-23', '2026-04-23T22:00:00.000Z'],
      ['2026-04-24', '2026-04-24T21:00:00.000Z'],
    ]);
  });

  test('a day that a zone leaves out is left out', () => {
    expect(at('Pacific/Apia', 'day', '2011-12-30T09:59:59.999Z', '2011-12-30T10:00:00Z')).toEqual([
      ['2011-12-29', '2011-12-30T10:00:00.000Z'],
      ['2011-12-31', '2011-12-31T10:00:00.000Z'],
    ]);
  });
});
