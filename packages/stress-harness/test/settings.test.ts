import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SEED, MAX_SEED } from '../src/seed.js';
import { readSettings } from '../src/settings.js';

const DEFAULTS = {
  profile: 'standard',
  seed: DEFAULT_SEED,
  subject: 'breaker-core',
  maxWorkers: 256,
  debug: false,
  inspect: false,
  lightrag: true,
};

const problemsOf = (env: Record<string, string>): { code: string; message: string } => {
  try {
    readSettings(env);
  } catch (error) {
    return error as { code: string; message: string };
  }
  return { code: 'none', message: '' };
};

test('an environment that says nothing means the defaults', () => {
  expect(readSettings({ PATH: '/bin', STRESSED: 'yes' })).toEqual(DEFAULTS);
});

test.each(['', ' ', '\t\n'])('a variable that is empty (%j) counts as absent', (empty) => {
  const names = [
    'PROFILE',
    'SEED',
    'SUBJECT',
    'BASELINE',
    'MAX_WORKERS',
    'EPOCH',
    'DEBUG',
    'NO_SUCH_VARIABLE',
  ];
  const env = Object.fromEntries(names.map((name) => [`STRESS_${name}`, empty]));
  const lightrag = ['INTEGRATION_ENABLED', 'BASE_URL', 'API_KEY'].map((name) => `LIGHTRAG_${name}`);
  const unset = Object.fromEntries(lightrag.map((name) => [name, empty]));
  expect(readSettings({ ...env, ...unset })).toEqual(DEFAULTS);
});

test('every variable is read', () => {
  const env = {
    STRESS_PROFILE: 'soak',
    STRESS_SEED: ' 42 ',
    STRESS_SUBJECT: './my-breaker.mjs',
    STRESS_BASELINE: './main/my-breaker.mjs',
    STRESS_MAX_WORKERS: '4',
    STRESS_EPOCH: 'monday',
    STRESS_DEBUG: 'TRUE',
    LIGHTRAG_INTEGRATION_ENABLED: '0',
    LIGHTRAG_BASE_URL: 'https://rag.example/base/',
    LIGHTRAG_API_KEY: 'key',
  };
  expect(readSettings(env)).toEqual({
    profile: 'soak',
    seed: 42,
    subject: './my-breaker.mjs',
    baseline: './main/my-breaker.mjs',
    maxWorkers: 4,
    debug: true,
    inspect: false,
    lightrag: false,
    lightragServer: { baseUrl: 'https://rag.example/base', apiKey: 'key' },
  });
});

describe('ranges are closed at both ends', () => {
  test.each([
    ['STRESS_SEED', 'seed', [0, MAX_SEED]],
    ['STRESS_MAX_WORKERS', 'maxWorkers', [1, 256]],
  ] as const)('%s', (variable, setting, ends) => {
    for (const end of ends) expect(readSettings({ [variable]: `${end}` })[setting]).toBe(end);
    for (const beyond of [ends[0] - 1, ends[1] + 1]) {
      expect(problemsOf({ [variable]: `${beyond}` }).code).toBe('ERR_SETTINGS');
    }
  });
});

describe('a value that is of no use is refused', () => {
  test.each([
    ['STRESS_PROFILE', ['fast', 'SMOKE', 'smoke,soak']],
    ['STRESS_SEED', ['-1', '1.5', '1e3', '0x10', 'NaN', 'random', '9'.repeat(400)]],
    ['STRESS_MAX_WORKERS', ['0', 'Infinity', 'two']],
    ['STRESS_DEBUG', ['yes', '2', 'off']],
    ['LIGHTRAG_INTEGRATION_ENABLED', ['on']],
  ])('%s', (variable, values) => {
    for (const value of values) {
      const { code, message } = problemsOf({ [variable]: value });
      expect([code, message.includes(variable), message.includes(value)]).toEqual([
        'ERR_SETTINGS',
        true,
        true,
      ]);
    }
  });
});

test('an inspector is waited for where a person is, and refused where CI is', () => {
  expect(readSettings({ STRESS_DEBUG: 'inspect' })).toMatchObject({ debug: true, inspect: true });
  expect(problemsOf({ STRESS_DEBUG: 'inspect', CI: 'true' }).message).toContain(
    'STRESS_DEBUG=inspect waits for a person, and CI is set; use STRESS_DEBUG=1',
  );
});

test('every bad variable is named at once, in one line, with what it may be', () => {
  const { code, message } = problemsOf({
    STRESS_PROFILE: 'quick',
    STRESS_SEED: 'dice',
    STRESS_MAX_WORKERS: '0',
    STRESS_DEBUG: 'maybe',
    STRESS_PROFIL: 'smoke',
    LIGHTRAG_INTEGRATION_ENABLED: 'sure',
  });
  expect(code).toBe('ERR_SETTINGS');
  expect(message).not.toContain('\n');
  for (const part of [
    'STRESS_PROFILE must be one of smoke, standard, soak; got "quick"',
    `STRESS_SEED must be an integer from 0 to ${MAX_SEED}; got "dice"`,
    'STRESS_MAX_WORKERS must be an integer from 1 to 256; got "0"',
    'STRESS_DEBUG must be true, false, 1, 0 or inspect; got "maybe"',
    'LIGHTRAG_INTEGRATION_ENABLED must be true, false, 1 or 0; got "sure"',
    'STRESS_PROFIL is no variable of this suite',
  ]) {
    expect(message).toContain(part);
  }
});

test.each([
  ['smoke', false],
  ['standard', true],
  ['soak', true],
])('in %s, LightRAG is on by default: %s', (profile, on) => {
  expect(readSettings({ STRESS_PROFILE: profile }).lightrag).toBe(on);
});

describe('a LightRAG server that cannot be asked is refused, and nothing secret is repeated', () => {
  test.each([
    [{ LIGHTRAG_BASE_URL: 'localhost:9621' }, 'LIGHTRAG_BASE_URL must be an http or https URL'],
    [{ LIGHTRAG_BASE_URL: 'ftp://rag/secret' }, 'LIGHTRAG_BASE_URL must be an http or https URL'],
    [{ LIGHTRAG_BASE_URL: 'http://me:secret@rag' }, 'give a key as LIGHTRAG_API_KEY'],
    [{ LIGHTRAG_BASE_URL: 'http://rag?key=secret' }, 'give a key as LIGHTRAG_API_KEY'],
    [{ LIGHTRAG_API_KEY: 'secret' }, 'LIGHTRAG_API_KEY is of no use without LIGHTRAG_BASE_URL'],
    [
      { LIGHTRAG_BASE_URL: 'http://rag', LIGHTRAG_API_KEY: 'secret\nline' },
      'LIGHTRAG_API_KEY must be printable ASCII',
    ],
  ])('%j', (env, problem) => {
    const { code, message } = problemsOf(env);
    expect(code).toBe('ERR_SETTINGS');
    expect(message).toContain(problem);
    expect(message).not.toContain('secret');
  });
});
