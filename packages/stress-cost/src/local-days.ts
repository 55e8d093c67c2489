/** A stretch of days in one time zone. */
export interface LocalDays {
  readonly timeZone: string;
  /** What is uncommon about one of them. */
  readonly what: string;
  /** Where they begin, in UTC, and where the last one ends. */
  readonly midnights: readonly string[];
}

/** Written down from the published changes of clocks, not reckoned by any program. */
export const LOCAL_DAYS: readonly LocalDays[] = [
  {
    timeZone: 'America/New_York',
    what: 'a day of 23 hours: 10 March 2024',
    midnights: ['2024-03-09T05:00Z', '2024-03-10T05:00Z', '2024-03-11T04:00Z', '2024-03-12T04:00Z'],
  },
  {
    timeZone: 'America/New_York',
    what: 'a day of 25 hours: 3 November 2024',
    midnights: ['2024-11-02T04:00Z', '2024-11-03T04:00Z', '2024-11-04T05:00Z', '2024-11-05T05:00Z'],
  },
  {
    timeZone: 'Europe/Berlin',
    what: 'a day of 23 hours: 31 March 2024',
    midnights: ['2024-03-29T23:00Z', '2024-03-30T23:00Z', '2024-03-31T22:00Z', '2024-04-01T22:00Z'],
  },
  {
    timeZone: 'Europe/Berlin',
    what: 'a day of 25 hours: 27 October 2024',
    midnights: ['2024-10-25T22:00Z', '2024-10-26T22:00Z', '2024-10-27T23:00Z', '2024-10-28T23:00Z'],
  },
  {
    timeZone: 'Australia/Lord_Howe',
    what: 'a day of 24½ hours: 7 April 2024',
    midnights: ['2024-04-05T13:00Z', '2024-04-06T13:00Z', '2024-04-07T13:30Z', '2024-04-08T13:30Z'],
  },
  {
    timeZone: 'Australia/Lord_Howe',
    what: 'a day of 23½ hours: 6 October 2024',
    midnights: ['2024-10-04T13:30Z', '2024-10-05T13:30Z', '2024-10-06T13:00Z', '2024-10-07T13:00Z'],
  },
  {
    timeZone: 'Pacific/Apia',
    what: 'no 30 December 2011: Samoa crossed the date line',
    midnights: ['2011-12-28T10:00Z', '2011-12-29T10:00Z', '2011-12-30T10:00Z', '2011-12-31T10:00Z'],
  },
  {
    timeZone: 'America/Santiago',
    what: 'a day that begins at 01:00, without a midnight: 8 September 2024',
    midnights: ['2024-09-07T04:00Z', '2024-09-08T04:00Z', '2024-09-09T03:00Z', '2024-09-10T03:00Z'],
  },
  {
    timeZone: 'Asia/Kolkata',
    what: 'a leap day, at an offset of 5½ hours: 29 February 2024',
    midnights: ['2024-02-27T18:30Z', '2024-02-28T18:30Z', '2024-02-29T18:30Z', '2024-03-01T18:30Z'],
  },
  {
    timeZone: 'UTC',
    what: 'a leap day: 29 February 2024',
    midnights: ['2024-02-28T00:00Z', '2024-02-29T00:00Z', '2024-03-01T00:00Z', '2024-03-02T00:00Z'],
  },
];

/** Their midnights in milliseconds since 1970 UTC. */
export function midnightsEpochMs({ midnights }: LocalDays): number[] {
  return midnights.map((midnight) => Date.parse(midnight));
}

/** Numbers days from 0; everything before the first midnight is of day −1. */
export function dayIndex(midnightsMs: readonly number[]): (epochMs: number) => number {
  return (epochMs) => midnightsMs.filter((midnightMs) => midnightMs <= epochMs).length - 1;
}
