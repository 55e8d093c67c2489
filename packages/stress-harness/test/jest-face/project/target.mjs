export const target = {
  metric: 'brokenParts',
  unit: 'parts',
  bound: 'exactly',
  threshold: 0,
  figure: 'exact',
  promise: 'nothing is broken',
  cause: 'breaker logic',
};
