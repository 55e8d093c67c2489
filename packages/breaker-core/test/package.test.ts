import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  alsoInstall,
  complaints,
  install,
  type Installation,
  project,
  run,
} from './installed-package.js';

const NAME = '@breaker-lab/breaker-core';
const EXPORTS = [NAME, `${NAME}/testing`, `${NAME}/shared-parts`, `${NAME}/otel`];

const USE = `
const clock = new ManualClock();
const breaker = new CircuitBreaker({ clock, name: 'a' });
const producer = new BreakerMetricProducer([breaker]);
breaker
  .execute(() => producer.collect())
  .then(({ resourceMetrics }) => console.log(resourceMetrics.scopeMetrics[0]?.metrics.length));
`;
const IMPORTS = `
import { CircuitBreaker } from '${NAME}';
import { ManualClock } from '${NAME}/testing';
import { BreakerMetricProducer } from '${NAME}/otel';
${USE}`;
const REQUIRES = `
const { CircuitBreaker } = require('${NAME}');
const { ManualClock } = require('${NAME}/testing');
const { BreakerMetricProducer } = require('${NAME}/otel');
${USE}`;

const TYPED = `
import type { Meter } from '@opentelemetry/api';
import { BreakerRegistry, CircuitBreaker, type CircuitBreakerOptions } from '${NAME}';
import { observeBreakers } from '${NAME}/otel';
import { ManualClock } from '${NAME}/testing';

const breaker = new CircuitBreaker({ clock: new ManualClock() });
export const text: Promise<string> = breaker.execute(({ signal }) => signal.aborted ? '' : 'text');
// @ts-expect-error: a number is no string
export const wrong: Promise<string> = breaker.execute(() => 1);
export const observe = (meter: Meter): (() => void) => observeBreakers(meter, new BreakerRegistry());
export type Options = CircuitBreakerOptions;
`;

describe('the packed tarball, alone in an empty project', () => {
  let installation: Installation;

  beforeAll(() => {
    installation = install();
  });

  afterAll(() => {
    rmSync(installation.folder, { recursive: true, force: true });
  });

  test('holds what was built, and no sources, tests, maps or build info', () => {
    const others = installation.files.filter((file) => !/^dist\/.+(\.d\.ts|\.js)$/.test(file));
    const named = ['LICENSE', 'README.md', 'package.json'];
    expect(others.filter((file) => !named.includes(file))).toEqual([]);
    expect(installation.files.filter((file) => /\btest\b|\bspec\b/.test(file))).toEqual([]);
  });

  test('reaches for no other package, but for the types of the OpenTelemetry adapter', () => {
    const reached = installation.files.flatMap((file) => {
      const text = readFileSync(join(installation.installed, file), 'utf8');
      const from = text.matchAll(/^(?:import|export) [^;]*?from ['"]([^'".][^'"]*)['"];$/gm);
      return file.startsWith('dist') ? Array.from(from, ([, name]) => `${file} ${name}`) : [];
    });
    const allowed = / node:[a-z_]+$|^dist\/otel\/[a-z-]+\.d\.ts @opentelemetry\/api$/;
    expect(reached.filter((line) => !allowed.test(line))).toEqual([]);
  });

  test('has types and code for each of its exports, and runs nothing at its installation', () => {
    const manifest = JSON.parse(
      readFileSync(join(installation.installed, 'package.json'), 'utf8'),
    ) as {
      exports: Record<string, Record<string, string>>;
      dependencies?: unknown;
      scripts?: unknown;
    };
    const { './package.json': itself, ...entries } = manifest.exports;
    expect(itself).toBe('./package.json');
    expect(Object.keys(entries).map((entry) => NAME + entry.slice(1))).toEqual(EXPORTS);
    for (const { types = '', default: code = '' } of Object.values(entries)) {
      expect(existsSync(join(installation.installed, types))).toBe(true);
      expect(existsSync(join(installation.installed, code))).toBe(true);
    }
    expect([manifest.dependencies, manifest.scripts]).toEqual([undefined, undefined]);
  });

  test('has its code in a few files: a thread that loads it opens no hundred', () => {
    const code = installation.files.filter((file) => file.endsWith('.js'));
    expect(code.length).toBeGreaterThanOrEqual(EXPORTS.length);
    expect(code.length).toBeLessThan(2 * EXPORTS.length);
  });

  test('has each class once, through whichever of its exports', () => {
    const source = `
      import { SharedBudget } from '${NAME}';
      import { budgetParts, sharedBudgetOf } from '${NAME}/shared-parts';
      import { ManualClock } from '${NAME}/testing';
      const { handle } = SharedBudget.create({ cap: 1, maxReservations: 1 });
      const other = sharedBudgetOf(budgetParts(handle, new ManualClock()));
      console.log(other instanceof SharedBudget, other.constructor.name);`;
    const file = project(installation, { type: 'module', file: 'main.js', source });
    expect(run(file)).toBe('true SharedBudget');
  });

  test('works through import, with nothing else installed', () => {
    const file = project(installation, { type: 'module', file: 'main.js', source: IMPORTS });
    expect(run(file)).toBe('9');
  });

  test('works through require, without a flag', () => {
    const file = project(installation, { type: 'commonjs', file: 'main.js', source: REQUIRES });
    expect(run(file)).toBe('9');
  });

  test('is one and the same package through both', () => {
    const source = `
      import { createRequire } from 'node:module';
      import { CircuitBreaker } from '${NAME}';
      const required = createRequire(import.meta.url)('${NAME}');
      console.log(required.CircuitBreaker === CircuitBreaker);`;
    expect(run(project(installation, { type: 'module', file: 'main.js', source }))).toBe('true');
  });

  test('resolves to what was built: the condition of the workspace reaches no user', () => {
    const list = JSON.stringify(EXPORTS);
    const source = `for (const name of ${list}) console.log(import.meta.resolve(name));`;
    const resolved = run(project(installation, { type: 'module', file: 'main.js', source }));
    for (const url of resolved.split('\n')) expect(url).toMatch(/breaker-core\/dist\/.*index\.js$/);
  });

  test.each([
    ['browsers', { lib: ['es2023', 'dom'], types: [] }],
    ['Node', { lib: ['es2023'], types: ['node'] }],
  ])(
    'types ES modules and CommonJS modules with the libraries of %s, its declarations checked',
    (_, libraries) => {
      alsoInstall(installation, '@opentelemetry/api');
      const files = ['main.mts', 'main.cts'].map((file) =>
        project(installation, { type: 'commonjs', file, source: TYPED }),
      );
      expect(complaints(files, libraries)).toEqual([]);
    },
    60_000,
  );
});
