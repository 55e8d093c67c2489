import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const WORKSPACE = dirname(
  dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
);

/** A user's folder outside the workspace: nothing is installed but the packed tarball. */
export interface Installation {
  readonly folder: string;
  /** Where the package's own files are. */
  readonly installed: string;
  /** The paths in the tarball. */
  readonly files: readonly string[];
}

/** Packs the built package and unpacks it, as an install would, without any registry. */
export function install(): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'breaker-core-package-'));
  const npm = ['pack', PACKAGE, '--json', '--offline', '--ignore-scripts'];
  const options = { cwd: folder, encoding: 'utf8', timeout: 240_000 } as const;
  const packed: unknown = JSON.parse(execFileSync('npm', npm, { ...options, stdio: 'pipe' }));
  const [{ filename, files }] = packed as [{ filename: string; files: { path: string }[] }];
  const installed = join(folder, 'node_modules', '@breaker-lab', 'breaker-core');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', filename, '-C', installed, '--strip-components=1'], options);
  return { folder, installed, files: files.map(({ path }) => path) };
}

/** Lets the user have one more package, the one that the workspace has. */
export function alsoInstall({ folder }: Installation, name: string): void {
  const target = join(folder, 'node_modules', name);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  symlinkSync(join(WORKSPACE, name), target);
}

/** A project of the user's, of one module type, with one file in it. */
export function project(
  { folder }: Installation,
  { type, file, source }: { type: 'module' | 'commonjs'; file: string; source: string },
): string {
  const directory = mkdtempSync(join(folder, `${type}-`));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'user', type }));
  writeFileSync(join(directory, file), source);
  return join(directory, file);
}

/** What plain Node prints for a file, or what it complains of. */
export function run(file: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], {
    encoding: 'utf8',
    timeout: 120_000,
    // A task runner asks for colours.
    env: { PATH: process.env.PATH },
  });
  return status === 0 ? stdout.trim() : `exit ${status}: ${stderr}`;
}

/** What the compiler says of files and of the declarations they reach, but its own libraries. */
export function complaints(
  files: string[],
  { lib, types }: { lib: string[]; types: string[] },
): string[] {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2023,
    lib: lib.map((name) => `lib.${name}.d.ts`),
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    typeRoots: [join(WORKSPACE, '@types')],
    types,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  });
  const checked = program
    .getSourceFiles()
    .filter(
      (file) => !program.isSourceFileDefaultLibrary(file) && !file.fileName.includes('@types'),
    );
  const diagnostics = checked.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return [...program.getOptionsDiagnostics(), ...diagnostics].map(({ file, messageText }) =>
    [file?.fileName, ts.flattenDiagnosticMessageText(messageText, '\n')].join(': '),
  );
}
