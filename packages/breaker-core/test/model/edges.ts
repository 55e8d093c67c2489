const STATES = [
  'closed',
  'disabled',
  'forced-closed',
  'forced-open',
  'half-open',
  'open',
  'recovering',
] as const;

const AUTOMATIC = [
  'closed>open rule-tripped',
  'open>half-open open-elapsed',
  'half-open>open trial-failed',
  'half-open>closed trials-succeeded',
  'half-open>recovering trials-succeeded',
  'recovering>closed recovered',
  'recovering>open rule-tripped',
];

/** All ways of one state into another that exist, with their reasons, sorted. */
export const EDGES = [
  ...AUTOMATIC,
  ...STATES.flatMap((state) => [
    `${state}>closed reset`,
    `${state}>closed shadow`,
    `${state}>isolated isolated`,
    `isolated>${state} isolation-ended`,
    ...STATES.map((other) => `${state}>${other} restored`),
    ...['disabled', 'forced-closed', 'forced-open']
      .filter((forced) => forced !== state)
      .map((forced) => `${state}>${forced} ${forced}`),
  ]),
].sort();
