import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { README } from './readme-table.js';

/** A runnable block of the README. */
export interface Example {
  /** Where it stands: its section, and the line of the README. */
  readonly title: string;
  readonly source: string;
}

/** Every block of the README that says it is TypeScript, in its order. */
export function readmeExamples(): Example[] {
  const blocks = README.matchAll(/^```ts\n(.*?)^```$/gms);
  return Array.from(blocks, ({ 1: source = '', index }) => {
    const before = `\n${README.slice(0, index)}`;
    const section = before.slice(before.lastIndexOf('\n#')).split('\n')[1] ?? '';
    return {
      title: `${section.replace(/^#+ /, '')}, line ${before.split('\n').length - 1}`,
      source,
    };
  });
}

/** A project of a user's, inside the workspace so that it finds `node_modules`. */
export function makeProject(): string {
  const builds = fileURLToPath(new URL('../out-tsc/', import.meta.url));
  mkdirSync(builds, { recursive: true });
  const project = mkdtempSync(join(builds, 'readme-'));
  // A package of its own: the examples reach breaker-core through node_modules, as a user does.
  writeFileSync(join(project, 'package.json'), '{ "name": "readme", "type": "module" }');
  copyFileSync(new URL('fake-llm.ts', import.meta.url), join(project, 'llm.ts'));
  return project;
}

export const fileOf = (project: string, example: number): string =>
  join(project, `example-${example}.js`);

/**
 * Compiles all examples in one program, as strictly as a user may, against the built package.
 *
 * @returns what the compiler has to say, one line each.
 */
export function compile(project: string, examples: readonly Example[]): string[] {
  const files = examples.map(({ source }, example) => {
    const file = fileOf(project, example).replace(/js$/, 'ts');
    writeFileSync(file, source);
    return file;
  });
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
  });
  const { diagnostics } = program.emit();
  return [...ts.getPreEmitDiagnostics(program), ...diagnostics].map(({ file, messageText }) => {
    const example = files.indexOf(file?.fileName ?? '');
    const title = examples[example]?.title ?? 'the project';
    return `${title}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}
