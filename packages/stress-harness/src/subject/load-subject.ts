import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HarnessError } from '../harness-error.js';
import { checkSubject } from './check-subject.js';
import { importApart } from './import-apart.js';
import type { BreakerSubject, SubjectRegistry } from './subject.js';

const VARIABLE = 'STRESS_SUBJECT';

/** Where a subject comes from; plain data, so that a worker thread can load the same one. */
export interface SubjectSource {
  /** A name in the registry, or a path to an ES module. */
  readonly subject: string;
  /** Module whose exports are a {@link RegistryModule}. */
  readonly registry: string;
  /** Folder paths and packages are resolved from. */
  readonly from: string;
  /** Folder a relative subject path is resolved from: where the user stood. */
  readonly invokedFrom: string;
  /** The variable that named it, for messages; default: `STRESS_SUBJECT`. */
  readonly variable?: 'STRESS_SUBJECT' | 'STRESS_BASELINE';
  /** Loads its modules once more, as {@link importApart} does under this label. */
  readonly apart?: string;
}

/** What knows subjects by name. */
export interface RegistryModule {
  readonly subjects: SubjectRegistry;
  /** Those that take long to import; asked only for a name that is not among {@link subjects}. */
  readonly more?: () => Promise<SubjectRegistry>;
}

/**
 * Loads and checks a subject.
 *
 * @throws {@link HarnessError} `ERR_SUBJECT` when it is unknown, missing, throws on import or
 * lacks a method its capabilities promise.
 */
export async function loadSubject(source: SubjectSource): Promise<BreakerSubject> {
  return looksLikePath(source.subject) ? loadFromPath(source) : loadByName(source);
}

/** Whether a subject is given as a path (`./x.mjs`, `a/b.js`) and not by name. */
export function looksLikePath(subject: string): boolean {
  return /[/\\]|\.[cm]?js$/.test(subject);
}

async function loadFromPath(source: SubjectSource): Promise<BreakerSubject> {
  const { subject, invokedFrom, variable = VARIABLE } = source;
  const path = isAbsolute(subject) ? subject : resolve(invokedFrom, subject);
  if (!existsSync(path)) {
    throw new HarnessError(
      'ERR_SUBJECT',
      `${variable}: no file at ${path}; give a path relative to ${invokedFrom}, or an absolute one`,
    );
  }
  const module = await importOrExplain(path, source);
  return checkSubject(module.subject ?? module.default, `${variable}=${subject}`);
}

async function loadByName(source: SubjectSource): Promise<BreakerSubject> {
  const { subject, registry, from, variable = VARIABLE } = source;
  const path = createRequire(join(from, 'package.json')).resolve(registry);
  const module: unknown = await importOrExplain(path, source);
  const { subjects, more } = module as RegistryModule;
  if (Object.hasOwn(subjects, subject)) return loadOne(subjects, subject);
  const others = (await more?.()) ?? {};
  if (Object.hasOwn(others, subject)) return loadOne(others, subject);
  const known = [...Object.keys(subjects), ...Object.keys(others)].join(', ');
  throw new HarnessError(
    'ERR_SUBJECT',
    `${variable}: no subject "${subject}"; known: ${known}; or give a path to an ES module`,
  );
}

async function loadOne(subjects: SubjectRegistry, name: string): Promise<BreakerSubject> {
  return checkSubject(await subjects[name]?.(), `subject "${name}"`);
}

async function importOrExplain(
  path: string,
  { apart, variable = VARIABLE }: SubjectSource,
): Promise<Record<string, unknown>> {
  const url = pathToFileURL(path).href;
  try {
    const module: unknown = await (apart === undefined ? import(url) : importApart(url, apart));
    return module as Record<string, unknown>;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HarnessError('ERR_SUBJECT', `${variable}: importing ${path} threw: ${reason}`);
  }
}
