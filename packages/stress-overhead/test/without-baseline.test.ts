import { expect, test } from '@jest/globals';
import { withoutBaseline, withoutTimeOrBaseline } from '../src/overhead-change.js';

const profile = 'standard';

test.each([
  ['breaker-core', undefined],
  ['breaker-core', './main.mjs'],
  ['opossum', './main.mjs'],
])('%s is compared when the baseline is %s', (subject, baseline) => {
  expect(withoutBaseline({ subject, baseline, profile, isMutant: false })).toBeUndefined();
});

test('another subject is compared with nothing until it is said with what', () => {
  const reason = withoutBaseline({
    subject: 'opossum',
    baseline: undefined,
    profile,
    isMutant: false,
  });
  expect(reason).toContain('opossum has no baseline');
});

test('in a smoke run only mutants are compared', () => {
  const run = { subject: 'breaker-core', baseline: undefined, profile: 'smoke' } as const;
  expect(withoutTimeOrBaseline({ ...run, isMutant: false })).toContain('standard does it');
  expect(withoutTimeOrBaseline({ ...run, isMutant: true })).toBeUndefined();
  expect(withoutTimeOrBaseline({ ...run, profile: 'standard', isMutant: false })).toBeUndefined();
});
