import { HarnessError } from './harness-error.js';
import { isProfile, PROFILES, type Profile } from './profile.js';
import { DEFAULT_SEED, MAX_SEED } from './seed.js';
import type { LightragAddress } from './upstream/lightrag/lightrag-address.js';

/** The suite's own breaker: what is stressed unless `STRESS_SUBJECT` says otherwise. */
export const DEFAULT_SUBJECT = 'breaker-core';

const MAX_WORKERS = 256;
const HEADER_VALUE = /^[\x21-\x7e]+$/;
const KNOWN = new Set([
  'STRESS_PROFILE',
  'STRESS_SEED',
  'STRESS_SUBJECT',
  'STRESS_BASELINE',
  'STRESS_MAX_WORKERS',
  'STRESS_EPOCH',
  'STRESS_DEBUG',
]);

/** What the `STRESS_*` and `LIGHTRAG_*` variables say. */
export interface Settings {
  /** `STRESS_PROFILE`; default `standard`. */
  readonly profile: Profile;
  /** `STRESS_SEED`, an integer from 0 to 2³²−1; default {@link DEFAULT_SEED}. */
  readonly seed: number;
  /** `STRESS_SUBJECT`: a name, or a path to an ES module; default {@link DEFAULT_SUBJECT}. */
  readonly subject: string;
  /**
   * `STRESS_BASELINE`: what the subject's overhead is compared with, a name or a path to an ES
   * module; default: {@link DEFAULT_SUBJECT}, where that is the subject too.
   */
  readonly baseline: string | undefined;
  /** `STRESS_MAX_WORKERS`: most worker threads alive at once, 1 to 256; default 256. */
  readonly maxWorkers: number;
  /** `STRESS_DEBUG`: print every phase, sample, transition and decision; default off. */
  readonly debug: boolean;
  /** `STRESS_DEBUG=inspect`: besides, lab processes wait for an inspector. */
  readonly inspect: boolean;
  /** `LIGHTRAG_INTEGRATION_ENABLED`; default on, in smoke off. */
  readonly lightrag: boolean;
  /** `LIGHTRAG_BASE_URL` and `LIGHTRAG_API_KEY`: a real LightRAG; default none. */
  readonly lightragServer?: LightragAddress;
}

/**
 * Reads the settings from an environment.
 *
 * @throws {@link HarnessError} `ERR_SETTINGS` naming every unusable variable at once.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const problems: string[] = [];
  for (const name of Object.keys(env)) {
    if (name.startsWith('STRESS_') && !KNOWN.has(name) && text(env, name) !== undefined) {
      problems.push(`${name} is no variable of this suite; known: ${[...KNOWN].join(', ')}`);
    }
  }
  const profile = profileOf(env, problems);
  const lightragServer = lightragServerOf(env, problems);
  const settings: Settings = {
    profile,
    seed: integer(env, {
      name: 'STRESS_SEED',
      min: 0,
      max: MAX_SEED,
      otherwise: DEFAULT_SEED,
      problems,
    }),
    subject: text(env, 'STRESS_SUBJECT') ?? DEFAULT_SUBJECT,
    baseline: text(env, 'STRESS_BASELINE'),
    maxWorkers: integer(env, {
      name: 'STRESS_MAX_WORKERS',
      min: 1,
      max: MAX_WORKERS,
      otherwise: MAX_WORKERS,
      problems,
    }),
    ...debugMode(env, problems),
    lightrag: flag(env, {
      name: 'LIGHTRAG_INTEGRATION_ENABLED',
      values: 'true, false, 1 or 0',
      otherwise: profile !== 'smoke',
      problems,
    }),
    ...(lightragServer && { lightragServer }),
  };
  if (problems.length > 0)
    throw new HarnessError('ERR_SETTINGS', `Settings: ${problems.join('; ')}`);
  return settings;
}

type Env = Readonly<Record<string, string | undefined>>;

/** An empty variable counts as absent: that is how shells and CI systems unset one. */
function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function profileOf(env: Env, problems: string[]): Profile {
  const value = text(env, 'STRESS_PROFILE') ?? 'standard';
  if (isProfile(value)) return value;
  problems.push(`STRESS_PROFILE must be one of ${PROFILES.join(', ')}; got "${value}"`);
  return 'standard';
}

interface IntegerVariable {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly otherwise: number;
  readonly problems: string[];
}

function integer(env: Env, { name, min, max, otherwise, problems }: IntegerVariable): number {
  const value = text(env, name);
  if (value === undefined) return otherwise;
  const number = /^\d+$/.test(value) ? Number(value) : NaN;
  if (number >= min && number <= max) return number;
  problems.push(`${name} must be an integer from ${min} to ${max}; got "${value}"`);
  return otherwise;
}

function debugMode(env: Env, problems: string[]): Pick<Settings, 'debug' | 'inspect'> {
  if (text(env, 'STRESS_DEBUG') !== 'inspect') {
    const values = 'true, false, 1, 0 or inspect';
    const debug = flag(env, { name: 'STRESS_DEBUG', values, otherwise: false, problems });
    return { debug, inspect: false };
  }
  if (text(env, 'CI') !== undefined) {
    problems.push('STRESS_DEBUG=inspect waits for a person, and CI is set; use STRESS_DEBUG=1');
  }
  return { debug: true, inspect: true };
}

interface FlagVariable {
  readonly name: string;
  /** What it may be, in words. */
  readonly values: string;
  readonly otherwise: boolean;
  readonly problems: string[];
}

function flag(env: Env, { name, values, otherwise, problems }: FlagVariable): boolean {
  const value = text(env, name)?.toLowerCase();
  if (value === undefined) return otherwise;
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  problems.push(`${name} must be ${values}; got "${value}"`);
  return otherwise;
}

/** No problem is told with a value in it that may hold a secret. */
function lightragServerOf(env: Env, problems: string[]): LightragAddress | undefined {
  const baseUrl = text(env, 'LIGHTRAG_BASE_URL');
  const apiKey = text(env, 'LIGHTRAG_API_KEY');
  if (apiKey !== undefined && !HEADER_VALUE.test(apiKey)) {
    problems.push('LIGHTRAG_API_KEY must be printable ASCII: it is sent in a header');
  }
  if (baseUrl === undefined) {
    if (apiKey !== undefined) {
      problems.push(
        'LIGHTRAG_API_KEY is of no use without LIGHTRAG_BASE_URL; set both, or neither',
      );
    }
    return undefined;
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    problems.push('LIGHTRAG_BASE_URL must be an http or https URL, such as http://127.0.0.1:9621');
    return undefined;
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    problems.push(
      'LIGHTRAG_BASE_URL must hold no user, password, query or fragment; give a key as LIGHTRAG_API_KEY',
    );
  }
  return {
    baseUrl: url.href.replace(/\/+$/, ''),
    ...(apiKey === undefined ? {} : { apiKey }),
  };
}
